"""Audits of finished hands with the key ring; each audit is itself an event."""

from collections.abc import Sequence

from application.change import Part, record
from application.ports import Clock, Ids, Journal, SealBroken, Vault
from domain.audit.events import HandAudited
from domain.event import Event, Recorded
from domain.hand.audit import Announced, audit
from domain.hand.events import HandSettled, HandStarted, HandVoided
from domain.refusals import Refusal
from domain.table.events import CutOpened, CutsFixed, DeckCommitted


class UnknownHand(Refusal):
    """No hand of this id was ever dealt."""

    kind = "missing"


class HandStillRunning(Refusal):
    """The hand is being played: its deck stays closed until it is over."""


class Auditing:
    """Opens seeds, and says so in the journal."""

    def __init__(self, journal: Journal, clock: Clock, ids: Ids, vault: Vault) -> None:
        self._journal = journal
        self._clock = clock
        self._ids = ids
        self._vault = vault

    async def audit(self, hand: str, auditor: str) -> list[str]:
        """Recompute a finished hand and return what differs, a sentence each; empty for an honest hand.

        Raises UnknownHand or HandStillRunning, before anything is opened."""
        facts = [recorded.event for recorded in await self._journal.load(hand)]
        started = next((fact for fact in facts if isinstance(fact, HandStarted)), None)
        if started is None:
            raise UnknownHand(f"There is no hand {hand!r}; its id looks like hand:0190….")
        if not any(isinstance(fact, HandSettled | HandVoided) for fact in facts):
            raise HandStillRunning("This hand is being played; audit it when it is over.")
        announced = _announced(hand, await self._journal.load(started.table))
        findings = self._findings(hand, started, facts[1:], announced)
        said = Part(self._ids.new("audit"), 0, [HandAudited(hand, auditor, tuple(findings))], f"audit/{hand}")
        await self._journal.append(record([said], round(self._clock.now(), 3)))
        return findings

    def _findings(
        self, hand: str, started: HandStarted, facts: Sequence[Event], announced: Announced | None
    ) -> list[str]:
        try:
            seed = self._vault.open(started.sealed_deck, hand)
        except SealBroken as broken:
            return [f"The sealed deck cannot be opened: {broken}"]
        return audit(hand, started, facts, seed, announced)


def _announced(hand: str, recorded: Sequence[Recorded]) -> Announced | None:
    """What the table was told about the deck of a hand before it began."""
    root: str | None = None
    commitments: dict[int, str] = {}
    cuts: dict[int, str] = {}
    for event in (each.event for each in recorded):
        match event:
            case DeckCommitted(hand=named, root=told) if named == hand:
                root = told
            case CutsFixed(hand=named, seats=seats, commitments=fixed) if named == hand:
                commitments = dict(zip(seats, fixed, strict=True))
            case CutOpened(hand=named, seat=seat, cut=cut) if named == hand:
                cuts[seat] = cut
    return None if root is None else Announced(root, commitments, cuts)
