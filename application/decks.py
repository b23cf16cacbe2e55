"""Decks: drawn from the system's generator, committed, sealed, and opened again for the one hand they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from application.ports import Entropy, Vault
from domain import fairness
from domain.hand.events import HandStarted
from domain.table import Deck
from domain.table.commands import CommitDeck


@dataclass(frozen=True, slots=True)
class DealtDeck:
    """The deck of one hand in the order of dealing: secret. The commitment is absent for a stacked deck."""

    cards: tuple[str, ...] = field(repr=False)
    commitment: fairness.Commitment | None = field(default=None, repr=False)
    deal: tuple[int, ...] = field(default=(), repr=False)

    def proofs(self, numbers: Sequence[int]) -> tuple[fairness.Proof, ...]:
        """Proofs for the cards with these numbers; none where the room was bound to nothing."""
        if self.commitment is None:
            return ()
        return tuple(fairness.prove(self.commitment, self.deal, number) for number in numbers)


class Decks:
    """Makes and opens decks; the only place where a seed is in clear."""

    def __init__(self, entropy: Entropy, vault: Vault) -> None:
        self._entropy = entropy
        self._vault = vault

    def commit(self, hand: str) -> CommitDeck:
        """Draw a deck for a hand and bind the room to it."""
        seed = self._entropy.bytes(fairness.SEED_BYTES)
        return CommitDeck(hand, fairness.commit(hand, seed).root, self._vault.seal(seed, hand))

    def stack(self, hand: str, cards: Sequence[str]) -> str:
        """Seal a given order of dealing, for recorded hands that are played again."""
        return self._vault.seal("".join(cards).encode("ascii"), hand)

    def cut(self, deck: Deck) -> DealtDeck:
        """The committed deck as the opened cuts deal it."""
        return self._deal(deck.hand, deck.sealed_seed, dict(deck.opened))

    def reopen(self, hand: str, started: HandStarted) -> DealtDeck:
        """The deck of a hand that was started before; raises SealBroken without the right key."""
        if started.deck == "stacked":
            text = self._vault.open(started.sealed_deck, hand).decode("ascii")
            return DealtDeck(tuple(text[at : at + 2] for at in range(0, len(text), 2)))
        opened = {seat: cut for seat, cut in zip(started.cut_seats, started.cuts, strict=True) if cut}
        return self._deal(hand, started.sealed_deck, opened)

    def _deal(self, hand: str, sealed_seed: str, opened: dict[int, str]) -> DealtDeck:
        commitment = fairness.commit(hand, self._vault.open(sealed_seed, hand))
        key = fairness.cuts_key(hand, commitment.root, opened)
        deal = fairness.deal_positions(key, len(commitment.order))
        return DealtDeck(tuple(commitment.order[position] for position in deal), commitment, deal)
