"""Decks: drawn from the system's generator, committed, sealed, and opened again for the one hand they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from application.ports import Entropy, Vault
from domain import fairness
from domain.hand import Deck
from domain.hand.events import HandStarted
from domain.hand.variants import RULESETS
from domain.table import Deck as CommittedDeck
from domain.table.commands import CommitDeck


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

    def commit(self, hand: str, cards: Sequence[str]) -> CommitDeck:
        """Draw a deck of these cards for a hand and bind the room to it."""
        seed = self._entropy.bytes(fairness.SEED_BYTES)
        return CommitDeck(hand, fairness.commit(hand, seed, cards).root, self._vault.seal(seed, hand))

    def stack(self, hand: str, cards: Sequence[str]) -> str:
        """Seal a given order of dealing, for recorded hands that are played again."""
        return self._vault.seal("".join(cards).encode("ascii"), hand)

    def cut(self, deck: CommittedDeck, cards: Sequence[str]) -> DealtDeck:
        """The committed deck, made of these cards, as the opened cuts deal it."""
        return self._deal(deck.hand, deck.sealed_seed, dict(deck.opened), cards)

    def reopen(self, hand: str, started: HandStarted) -> DealtDeck:
        """The deck of a hand that was started before; raises SealBroken without the right key."""
        if started.deck == "stacked":
            text = self._vault.open(started.sealed_deck, hand).decode("ascii")
            return DealtDeck(Deck(tuple(text[at : at + 2] for at in range(0, len(text), 2))))
        opened = {seat: cut for seat, cut in zip(started.cut_seats, started.cuts, strict=True) if cut}
        return self._deal(hand, started.sealed_deck, opened, RULESETS[started.ruleset].variant.deck)

    def _deal(self, hand: str, sealed_seed: str, opened: dict[int, str], cards: Sequence[str]) -> DealtDeck:
        commitment = fairness.commit(hand, self._vault.open(sealed_seed, hand), cards)
        return DealtDeck(Deck.of(commitment, opened), commitment)
