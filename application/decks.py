"""Decks: drawn from the system's generator, committed, sealed, and opened again for the one hand they belong to."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from application.ports import Entropy, Vault
from domain import fairness
from domain.hand import Deck
from domain.hand.events import HandStarted
from domain.table import Deck as CommittedDeck
from domain.table.commands import CommitDeck
from domain.variants import RULESETS

REMEMBERED = 4_096
"""So many decks that were committed here need not be computed again when they are dealt."""


@dataclass(frozen=True, slots=True)
class DealtDeck:
    """The deck of one hand in the order of dealing: secret. The commitment is absent for a stacked deck."""

    cards: Deck = field(repr=False)
    commitment: fairness.Commitment | None = field(default=None, repr=False)

    def proofs(self, deck: Deck, numbers: Sequence[int]) -> tuple[fairness.Proof, ...]:
        """Proofs for the cards with these numbers in the deck as it is now, reshuffles included; none where the room
        was bound to nothing."""
        if self.commitment is None:
            return ()
        return tuple(fairness.prove(self.commitment, deck.positions, number) for number in numbers)


class Decks:
    """Makes and opens decks; the only place where a seed is in clear."""

    def __init__(self, entropy: Entropy, vault: Vault) -> None:
        self._entropy = entropy
        self._vault = vault
        self._committed: OrderedDict[str, fairness.Commitment] = OrderedDict()

    def commit(self, hand: str, cards: Sequence[str]) -> CommitDeck:
        """Draw a deck of these cards for a hand and bind the room to it."""
        seed = self._entropy.bytes(fairness.SEED_BYTES)
        commitment = self._committed[hand] = fairness.commit(hand, seed, cards)
        if len(self._committed) > REMEMBERED:
            self._committed.popitem(last=False)
        return CommitDeck(hand, commitment.root, self._vault.seal(seed, hand))

    def stack(self, hand: str, cards: Sequence[str]) -> str:
        """Seal a given order of dealing, for recorded hands that are played again."""
        return self._vault.seal("".join(cards).encode("ascii"), hand)

    def cut(self, deck: CommittedDeck, cards: Sequence[str]) -> DealtDeck:
        """The committed deck, made of these cards, as the opened cuts deal it."""
        commitment = self._committed.pop(deck.hand, None)
        if commitment is None or commitment.root != deck.root:
            commitment = fairness.commit(deck.hand, self._vault.open(deck.sealed_seed, deck.hand), cards)
        return DealtDeck(Deck.of(commitment, deck.opened), commitment)

    def reopen(self, hand: str, started: HandStarted) -> DealtDeck:
        """The deck of a hand that was started before; raises SealBroken without the right key."""
        if started.deck == "stacked":
            text = self._vault.open(started.sealed_deck, hand).decode("ascii")
            return DealtDeck(Deck(tuple(text[at : at + 2] for at in range(0, len(text), 2))))
        opened = {seat: cut for seat, cut in zip(started.cut_seats, started.cuts, strict=True) if cut}
        seed = self._vault.open(started.sealed_deck, hand)
        commitment = fairness.commit(hand, seed, RULESETS[started.ruleset].variant.deck)
        return DealtDeck(Deck.of(commitment, opened), commitment)
