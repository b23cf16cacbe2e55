"""One dealt-in seat of a hand."""

from dataclasses import dataclass


@dataclass(slots=True)
class Player:
    """Chips behind (`stack`), on this street (`bet`), and put in on the whole hand (`total`, without dead chips,
    which count as nobody's share).

    `numbers` are the cards held, face up ones included; `up` are the open cards of stud and `shown` the numbers of
    those turned up of one's own will or at the showdown. `answered` is the highest bet there was when the seat last
    acted on this street, None before it did. `drew` is the street on which
    it last exchanged cards, `bank` what is left of the time bank in seconds."""

    seat: int
    player: str
    stack: int
    bank: float
    bet: int = 0
    total: int = 0
    folded: bool = False
    answered: int | None = None
    numbers: tuple[int, ...] = ()
    up: tuple[str, ...] = ()
    up_numbers: tuple[int, ...] = ()
    shown: tuple[int, ...] = ()
    mucked: bool = False
    drew: str = ""
    discards: tuple[int, ...] = ()

    @property
    def all_in(self) -> bool:
        """Whether the seat still plays but has no chips behind."""
        return not self.folded and self.stack == 0

    def copy(self) -> "Player":
        """One that can change without this one."""
        return Player(
            self.seat,
            self.player,
            self.stack,
            self.bank,
            self.bet,
            self.total,
            self.folded,
            self.answered,
            self.numbers,
            self.up,
            self.up_numbers,
            self.shown,
            self.mucked,
            self.drew,
            self.discards,
        )
