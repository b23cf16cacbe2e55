"""A hand's life at a table, as changes: opened and dealt, played, and closed."""

from collections.abc import Sequence
from dataclasses import fields
from functools import reduce

from application.accounts import Accounts
from application.change import Part
from application.decks import DealtDeck, Decks
from application.live_table import LiveTable
from application.ports import Clock, Ids
from domain import account as accounts
from domain import hand as hands
from domain import table as tables
from domain.account.commands import Return
from domain.event import Event
from domain.hand import Hand, undealt
from domain.hand.commands import HandCommand, StartHand
from domain.hand.events import HandSettled, HandVoided, TimeBankUsed
from domain.table import Deck, Table
from domain.table.commands import CloseHand, CloseVoidedHand, ExtendHand, OpenHand, OpenRecordedHand
from domain.table.events import HandOpened, SeatLeft
from domain.table.refusals import NoSuchHand

NO_CUTS = Deck(hand="", root="", sealed_seed="")

_DECIDED = tuple({field.name for field in fields(HandOpened)} & {field.name for field in fields(StartHand)})
"""What a hand begins with as the table decided it."""


class Dealing:
    """Decides what hands add to the streams of a table, its hand and the accounts of those who leave after it."""

    def __init__(self, clock: Clock, ids: Ids, decks: Decks, accounts: Accounts) -> None:
        self._clock = clock
        self._ids = ids
        self._decks = decks
        self._accounts = accounts

    async def open(self, live: LiveTable, hand: str, command_id: str) -> list[Part]:
        """Deal the next hand from the committed deck, and commit the deck of the hand after it."""
        deck = live.table.deck or NO_CUTS
        opened = tables.decide(live.table, OpenHand(hand, self._clock.now()))
        after = reduce(tables.evolve, opened, live.table)
        opened += tables.decide(after, self._decks.commit(self._ids.new("hand"), after.cards))
        return await self._deal(live, command_id, opened, self._decks.cut(deck, live.table.cards))

    async def open_stacked(self, live: LiveTable, command_id: str, start: StartHand) -> list[Part]:
        """Deal a recorded hand again, from its own cards and with its own forced bets."""
        hand = self._ids.new("hand")
        bets = (start.antes, start.blinds, start.kinds, start.dead)
        opened = tables.decide(live.table, OpenRecordedHand(hand, start.button, start.seats, *bets, start.bomb))
        return await self._deal(live, command_id, opened, DealtDeck(start.cards))

    async def play(self, live: LiveTable, hand: str, command: HandCommand, command_id: str) -> list[Part]:
        """Take a turn; when it ends the hand, the table takes over the stacks in the same change. What is shown after
        the end is a further step of the hand, which the table counts."""
        if live.hand is None or live.hand_id != hand:
            raise NoSuchHand("This hand is not being played here.")
        if not (facts := hands.decide(live.hand, command)):
            return []
        played = Part(hand, live.versions[hand], facts, command_id)
        after = live.versions[live.id]
        if not facts:
            return []
        if live.hand.over:
            return [Part(live.id, after, tables.decide(live.table, ExtendHand(hand)), f"extend/{command_id}"), played]
        return [played, *await self._closed(live, live.table, live.hand, played, after, live.hand_steps)]

    async def _deal(self, live: LiveTable, command_id: str, opened: list[Event], deck: DealtDeck) -> list[Part]:
        fact = next(event for event in opened if isinstance(event, HandOpened))
        table = reduce(tables.evolve, opened, live.table)
        hand = undealt(deck.cards)
        facts = hands.decide(hand, self._start(live, fact, deck))
        live.expect_hand(fact.hand, deck, hand)
        seated = Part(live.id, live.versions[live.id], opened, command_id)
        dealt = Part(fact.hand, 0, facts, command_id)
        return [seated, dealt, *await self._closed(live, table, hand, dealt, seated.after + len(opened), 0)]

    def _start(self, live: LiveTable, opened: HandOpened, deck: DealtDeck) -> StartHand:
        """What the table decided, with names, cuts and the sealed deck."""
        table = live.table
        cut = table.deck if deck.commitment and table.deck else NO_CUTS
        sealed = cut.sealed_seed if deck.commitment else self._decks.stack(opened.hand, deck.cards.cards)
        return StartHand(
            **{name: getattr(opened, name) for name in _DECIDED},
            table=live.id,
            players=tuple(table.seats[seat].player for seat in opened.seats),
            names=tuple(table.seats[seat].name for seat in opened.seats),
            small_blind=table.game.small_blind,
            deck="committed" if deck.commitment else "stacked",
            root=cut.root,
            cut_seats=tuple(sorted(cut.sealed)),
            cut_commitments=tuple(cut.sealed[seat] for seat in sorted(cut.sealed)),
            cuts=tuple(cut.opened.get(seat, "") for seat in sorted(cut.sealed)),
            sealed_deck=sealed,
            cards=deck.cards,
            now=self._clock.now(),
        )

    async def _closed(
        self, live: LiveTable, table: Table, hand: Hand, played: Part, after: int, steps: int
    ) -> Sequence[Part]:
        """What the table and the accounts add when the played part ends its hand, whose state before it is given."""
        match played.events[-1]:
            case HandSettled() as settled:
                close: CloseHand | CloseVoidedHand = CloseHand(
                    played.stream,
                    settled.seats,
                    settled.stacks,
                    steps + 1,
                    self._clock.now(),
                    settled.rake,
                    _used(hand, played.events),
                )
            case HandVoided(seats=seats, refunds=refunds):
                close = CloseVoidedHand(played.stream, seats, refunds, steps + 1, self._clock.now())
            case _:
                return []
        facts = tables.decide(table, close)
        command_id = f"close/{played.stream}"
        return [Part(live.id, after, facts, command_id), *await self.homecomings(live.id, facts, command_id)]

    async def homecomings(self, table: str, facts: Sequence[Event], command_id: str) -> list[Part]:
        """The accounts' side of everyone who leaves with chips."""
        left = [fact for fact in facts if isinstance(fact, SeatLeft) and fact.stack]
        return [await self._homecoming(fact, table, command_id) for fact in left]

    async def _homecoming(self, fact: SeatLeft, table: str, command_id: str) -> Part:
        record = await self._accounts.known(fact.player)
        returned = accounts.decide(record.account, Return(fact.stack, table))
        return Part(fact.player, record.version, returned, command_id)


def _used(hand: Hand, latest: Sequence[Event]) -> tuple[float, ...]:
    """The seconds of each seat's time bank that are gone, in the order of dealing; empty where none are."""
    if hand.started is None:
        return ()
    used = [brought - player.bank for brought, player in zip(hand.started.banks, hand.players, strict=True)]
    for fact in latest:
        if isinstance(fact, TimeBankUsed):
            used[hand.started.seats.index(fact.seat)] += fact.seconds
    return tuple(round(seconds, 3) for seconds in used) if any(used) else ()
