"""The view of one table as JSON: each viewer's own parts are put into what all see alike, and whatever did not change
since somebody looked last is not encoded again."""

from dataclasses import fields
from operator import is_

from adapters.web.answers import encode
from application.step import Scene
from projections.table_view import Eyes, SeatView, TableFold, TableView, own_hand, own_seat, see

NAMES = tuple(field.name for field in fields(TableView))
BEFORE_SEATS = NAMES[: NAMES.index("seats")]
AFTER_HAND = NAMES[NAMES.index("hand") + 1 : NAMES.index("me")]
AROUND = ("name", "terms", "game", "choosing", "votes", "button", "next_hand_at", "next_deck")
"""What of a table's fold its view tells before the seats and after the hand."""
NOTHING = ((None,) * 6, b"", b"")


class ViewText:
    """Encodes the views of one table. What they are made of never changes, so the same object has the same text."""

    def __init__(self) -> None:
        self._fold: TableFold | None = None
        self._around: tuple[object, ...] = ()
        self._before = self._after = self._hand = b""
        self._views: tuple[SeatView | None, ...] = ()
        self._seats: list[bytes] = []
        self._own: dict[int, tuple[tuple[object, ...], bytes, bytes]] = {}

    def of(self, scene: Scene, player: str | None, seat: int | None) -> bytes:
        """The table as this player sees it, who sits on `seat`; all spectators (None) see the same."""
        fold = scene.fold
        if fold is not self._fold:
            self._look_at(fold)
        seats, me, name = self._seats, b"null", b'""'
        if seat is not None and fold.seats[seat]:
            seats, me = seats.copy(), b"%d" % seat
            seats[seat], name = self._own_of(scene, fold, player, seat)
        played = own_hand(fold, seat)
        hand = self._hand if played is fold.hand else encode(played)
        parts = (self._before, b",".join(seats), b'],"hand":', hand, self._after, me, b',"my_hand":', name, b"}")
        return b"".join(parts)

    def _look_at(self, fold: TableFold) -> None:
        """Encode what everyone sees, as far as it changed."""
        around = tuple(getattr(fold, name) for name in AROUND)
        if around != self._around:
            self._around = around
            self._encode_around(see(fold, Eyes()))
        if len(self._views) != len(fold.seats):
            self._views, self._seats = (None,) * len(fold.seats), [b"null"] * len(fold.seats)
        if self._fold and _playing(self._fold) != _playing(fold):
            self._own.clear()
        known = zip(fold.seats, self._views, self._seats, strict=True)
        self._seats = [text if view is before else encode(view) for view, before, text in known]
        self._views, self._hand, self._fold = fold.seats, encode(fold.hand), fold

    def _encode_around(self, view: TableView) -> None:
        self._before = encode({name: getattr(view, name) for name in BEFORE_SEATS})[:-1] + b',"seats":['
        self._after = b"," + encode({name: getattr(view, name) for name in AFTER_HAND})[1:-1] + b',"me":'

    def _own_of(self, scene: Scene, fold: TableFold, player: str | None, seat: int) -> tuple[bytes, bytes]:
        """The seat as the player on it sees it, and the name of what its cards make."""
        hand, deck = fold.hand, scene.hand and scene.hand.deck
        made_of = (player, deck, hand and hand.boards, fold.seats[seat], fold.dealt[seat], fold.plans[seat])
        known, view, name = self._own.get(seat, NOTHING)
        if not all(map(is_, known, made_of)):
            own, label = own_seat(fold, scene.eyes(player))
            view, name = encode(own), encode(label)
            self._own[seat] = made_of, view, name
        return view, name


def _playing(fold: TableFold) -> str | None:
    """The hand in view; of an earlier one no card is kept."""
    return fold.hand.hand if fold.hand else None
