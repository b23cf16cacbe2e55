"""The boards of a hand as it goes on: one, two side by side, or one that is run out several times."""

from domain.hand.events import HandStarted, RunoutsAgreed, StreetDealt


class Boards:
    """The cards of each board so far; run-outs share what lay there before them."""

    def __init__(self, started: HandStarted) -> None:
        self.cards: list[tuple[str, ...]] = [()] * started.boards
        self.runouts = 1

    @property
    def several(self) -> bool:
        """Whether there is more than one."""
        return len(self.cards) > 1

    def agree(self, agreed: RunoutsAgreed) -> None:
        """What remains is dealt so many times."""
        self.runouts = agreed.count
        self.cards = self.cards[:1] * agreed.count

    def deal(self, dealt: StreetDealt) -> tuple[str, ...]:
        """Add a street; returns what lay on its board before."""
        before = self.cards[dealt.board]
        self.cards[dealt.board] = before + dealt.cards
        return before
