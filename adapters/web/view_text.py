"""The view of one table as JSON, whole or as what changed since the step before: each viewer's own parts are put into
what all see alike, and whatever did not change since somebody looked last is not encoded again."""

from collections.abc import Iterable
from dataclasses import fields

from adapters.web.answers import encode
from application.step import Scene
from domain.hand import Deck
from projections.table_view import Eyes, SeatView, TableFold, TableView, own_hand, own_seat, see

NAMES = tuple(field.name for field in fields(TableView))
BEFORE_SEATS = NAMES[: NAMES.index("seats")]
AFTER_HAND = NAMES[NAMES.index("hand") + 1 : NAMES.index("me")]
AROUND = ("name", "terms", "game", "choosing", "votes", "button", "next_hand_at", "next_deck")
"""What of a table's fold its view tells before the seats and after the hand."""


class ViewText:
    """Encodes the views of one table. What they are made of never changes, so the same object has the same text.
    `alike` are the changes of the step looked at last for everyone whom they concern alike."""

    def __init__(self) -> None:
        self.alike = b""
        self._fold: TableFold | None = None
        self._deck: Deck | None = None
        self._seq = -1
        self._around: tuple[object, ...] = ()
        self._before = self._after = self._hand = b""
        self._seats: list[bytes] = []
        self._own: dict[int, tuple[str | None, bytes, bytes]] = {}
        self._changed: dict[int, bytes] | None = None
        self._touched: frozenset[int] = frozenset()

    def of(self, scene: Scene, seq: int, player: str | None, seat: int | None) -> bytes:
        """The table after step `seq` as this player sees it, who sits on `seat`; all spectators (None) see the same."""
        fold = self._look_at(scene, seq)
        seats, me, name = self._seats, b"null", b'""'
        if seat is not None and fold.seats[seat]:
            seats, me = seats.copy(), b"%d" % seat
            seats[seat], name = self._own_of(scene, fold, player, seat)
        hand = self._hand_of(fold, seat)
        parts = (self._before, b",".join(seats), b'],"hand":', hand, self._after, me, b',"my_hand":', name, b"}")
        return b"".join(parts)

    def changes(self, scene: Scene, seq: int, player: str | None, seat: int | None) -> bytes | None:
        """What step `seq` changed in what this player sees; None where that cannot be told: nobody looked at the step
        before, somebody came, went or moved, or more than seats and hand changed."""
        fold = self._look_at(scene, seq)
        if self._changed is None:
            return None
        hand = self._hand_of(fold, seat)
        if seat is None or seat not in self._touched or not fold.seats[seat]:
            return self.alike if hand is self._hand else _changes(self._changed.values(), hand, b"null")
        own, name = self._own_of(scene, fold, player, seat)
        others = [text for other, text in self._changed.items() if other != seat]
        return _changes([*others, b'"%d":%b' % (seat, own)], hand, name)

    def _look_at(self, scene: Scene, seq: int) -> TableFold:
        """Encode what everyone sees, as far as it changed."""
        fold, before, deck = scene.fold, self._fold, scene.hand.deck if scene.hand else None
        if fold is before and deck is self._deck:
            return fold
        around = tuple([getattr(fold, name) for name in AROUND])
        follows = seq == self._seq + 1 and around == self._around
        if around != self._around:
            self._around = around
            self._encode_around(see(fold, Eyes()))
        self._hand = encode(fold.hand)
        self._look_at_seats(before, fold, follows)
        self._look_at_own(before, fold, deck)
        self._fold, self._seq = fold, seq
        return fold

    def _look_at_seats(self, before: TableFold | None, fold: TableFold, follows: bool) -> None:
        """Encode the seats that differ; where the same players sit on the same ones, they are what a step changed."""
        if before is None or len(before.seats) != len(fold.seats):
            self._seats, self._changed = [encode(view) for view in fold.seats], None
            return
        seats, changed = self._seats.copy(), dict[int, bytes]()
        for seat, (old, new) in enumerate(zip(before.seats, fold.seats, strict=True)):
            if old is not new:
                seats[seat] = encode(new)
                changed[seat] = b'"%d":%b' % (seat, seats[seat])
                follows = follows and _who(old) == _who(new)
        self._seats, self._changed = seats, changed if follows else None
        self.alike = _changes(changed.values(), self._hand, b"null") if follows else b""

    def _look_at_own(self, before: TableFold | None, fold: TableFold, deck: Deck | None) -> None:
        """Forget what players alone see where it may have changed. Of an earlier hand no card is kept."""
        seats = range(len(fold.seats))
        if before is None or deck is not self._deck or _boards(before) is not _boards(fold):
            self._touched = frozenset(seats)
        else:
            self._touched = frozenset([seat for seat in seats if _differs(before, fold, seat)])
        self._deck = deck
        for seat in self._touched:
            self._own.pop(seat, None)

    def _encode_around(self, view: TableView) -> None:
        self._before = encode({name: getattr(view, name) for name in BEFORE_SEATS})[:-1] + b',"seats":['
        self._after = b"," + encode({name: getattr(view, name) for name in AFTER_HAND})[1:-1] + b',"me":'

    def _hand_of(self, fold: TableFold, seat: int | None) -> bytes:
        """Only who is to act sees more of the hand than all others."""
        hand = fold.hand
        if hand is None or hand.turn is None or hand.turn.seat != seat:
            return self._hand
        played = own_hand(fold, seat)
        return self._hand if played is hand else encode(played)

    def _own_of(self, scene: Scene, fold: TableFold, player: str | None, seat: int) -> tuple[bytes, bytes]:
        """The seat as the player on it sees it, and the name of what its cards make."""
        known = self._own.get(seat)
        if known is None or known[0] != player:
            own, name = own_seat(fold, scene.eyes(player))
            known = self._own[seat] = player, encode(own), encode(name)
        return known[1:]


def _changes(seats: Iterable[bytes], hand: bytes, my_hand: bytes) -> bytes:
    return b'{"seats":{%b},"hand":%b,"my_hand":%b}' % (b",".join(seats), hand, my_hand)


def _who(view: SeatView | None) -> str | None:
    return view.player if view else None


def _boards(fold: TableFold) -> object:
    return fold.hand and fold.hand.boards


def _differs(before: TableFold, after: TableFold, seat: int) -> bool:
    return (
        before.seats[seat] is not after.seats[seat]
        or before.dealt[seat] is not after.dealt[seat]
        or before.plans[seat] is not after.plans[seat]
    )
