"""What a table is played under: games and stakes, seats and buy-ins, clocks, options, rake. All of it is data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Game:
    """One game of a table by its ruleset's id, with its stakes in whole chips. No-limit and pot-limit games have
    blinds, short deck antes and one blind on the button, its `big_blind`; fixed-limit ones a small and a big bet with
    blinds (small bet's half and whole) or, in stud, antes and a bring-in. Amounts that a game does not use are 0."""

    ruleset: str
    small_blind: int = 0
    big_blind: int = 0
    small_bet: int = 0
    big_bet: int = 0
    bring_in: int = 0
    ante: int = 0
    ante_kind: str = "each"
    """Who pays the ante: `each`, the `big_blind` for all, or the `button` for all."""
    boards: int = 1


@dataclass(frozen=True, slots=True)
class Terms:
    """Durations in seconds, amounts in whole chips. `games` with more than one entry make a mixed table. Buy-ins,
    rake caps and fixed-limit stakes of 0 are those that are usual: `defaults` fills them in.

    A template's stream holds every version of its terms; a table pins one, and each hand is played under the one
    that was pinned when it began."""

    name: str
    games: tuple[Game, ...]
    seats: int = 6
    min_buy_in: int = 0
    max_buy_in: int = 0
    rotation: str = "orbit"
    """When a mixed table goes on to the next game: after an `orbit`, after `hands`, or by dealer's `choice`."""
    rotation_hands: int = 8
    button: str = "forward"
    """How the button moves: `forward` to the next player, or `dead`."""
    buy_button: bool = False
    straddle: str = "none"
    """`none`, `utg` or `button`; voluntary, two big blinds."""
    restraddles: int = 0
    """How many further straddles may follow a UTG straddle, each twice the one before."""
    bomb_every: int = 0
    """Every so many hands a bomb pot; 0 for never."""
    bomb_vote: bool = False
    bomb_ante: int = 0
    bomb_boards: int = 1
    most_runouts: int = 1
    rabbit: bool = False
    turn_seconds: float = 20.0
    pause_seconds: float = 4.0
    bank_seconds: float = 30.0
    bank_most: float = 60.0
    bank_gain: float = 5.0
    """Gained every `bank_hands` hands, up to `bank_most`."""
    bank_hands: int = 10
    grace_seconds: float = 30.0
    """How long the clock waits for a player who lost the connection."""
    away_orbits: int = 3
    """Who sits out is removed after so many missed big blinds; 0 for never."""
    ratholing_seconds: float = 7200.0
    """Who leaves and comes back within this time brings at least the same stack; 0 for no such rule."""
    rake_per_mille: int = 0
    rake_caps: tuple[int, int, int] = (0, 0, 0)
    """The highest rake with two, three or four, and five or more players dealt in."""
    rake_heads_up: bool = True
    """Whether a hand that was dealt to two is raked."""
    auto_muck: bool = True

    @property
    def mixed(self) -> bool:
        """Whether the table goes from one game to another."""
        return len(self.games) > 1

    @property
    def bombs(self) -> bool:
        """Whether bomb pots are played, by interval or by vote."""
        return self.bomb_every > 0 or self.bomb_vote
