"""Holds the end of a hand against the settler: what goes back, who shows, the rake, and who gets which pot."""

from domain.event import Event
from domain.hand import events as told
from domain.hand.commands import StartHand
from domain.variants import RULESETS
from tests.domain.hand.card_counter import CardCounter
from tests.domain.hand.chip_counter import ChipCounter
from tests.domain.hand.disagreement import Disagreement, agree
from tests.domain.hand.oracle import Oracle
from tests.domain.hand.settler import Award, Ending, settle
from tests.domain.hand.settler_pots import Entry
from tests.domain.hand.settler_rake import Terms
from tests.domain.hand.settler_rankings import GAMES, worth
from tests.domain.hand.verdict_runouts import Runouts


class Verdict:
    """Hears the facts of the end, which began on `street` (its index)."""

    def __init__(self, hand: StartHand, oracle: Oracle, cards: CardCounter, chips: ChipCounter, street: int) -> None:
        self.hand, self.oracle, self.cards, self.chips = hand, oracle, cards, chips
        self.ruleset = RULESETS[hand.ruleset]
        self.live = [hand.seats[place] for place in oracle.live()]
        self.early = street == 0 and len(self.live) == 1
        self.runouts = Runouts(hand, cards, oracle)
        self.returned: dict[int, int] = {}
        self.rake: tuple[int, ...] = ()
        self.awards: list[told.PotAwarded] = []
        self.opened: dict[int, set[str]] = {}
        """The cards that each seat tabled."""
        self.mucked: list[int] = []
        self.order: list[int] = []
        """Who showed or mucked, one after the other."""

    def hear(self, fact: Event) -> None:
        """Take one more fact; raise Disagreement where it comes out of order."""
        match fact:
            case told.BetReturned(seat=seat, amount=amount):
                agree(f"{fact}: before anything else", (self.order, self.awards, self.rake), ([], [], ()))
                self.returned[seat] = amount
            case told.RunoutsOffered() | told.RunoutsChosen() | told.RunoutsAgreed():
                self.runouts.hear(fact)
            case told.CardsShown(seat=seat, cards=cards):
                self.opened.setdefault(seat, set()).update(cards)
                self.order.append(seat)
                agree(f"{fact}: whether the hand is named", bool(fact.hand), self._complete(seat))
            case told.CardsMucked(seat=seat):
                self.mucked.append(seat)
                self.order.append(seat)
            case told.RakeTaken(amounts=amounts):
                agree(f"{fact}: awarded before", self.awards, [])
                self.rake = amounts
            case told.PotAwarded():
                self.awards.append(fact)
            case _:
                raise Disagreement(f"{fact} at the end")

    def settled(self) -> None:
        """The hand is over: everything that was told must be what the settler says."""
        self.runouts.check()
        ending = self._ending()
        expected = settle(ending)
        agree("uncalled chips", self.returned, expected.returned)
        agree("the rake by pot", list(self.rake) or [0] * len(expected.rake), expected.rake)
        awards = [Award(fact.pot, fact.board, fact.half, fact.seat, fact.amount) for fact in self.awards]
        places = [(-award.pot, award.board, award.half == "low") for award in awards]
        agree("the order of the awards", places, sorted(places))
        agree("the awards", sorted(awards), sorted(expected.awards))
        self._check_showdown()
        for fact in self.awards:
            self._check_hand(fact, ending)

    def _ending(self) -> Ending:
        boards = tuple(self.cards.boards)
        if len(self.live) > 1 and self.ruleset.variant.flop:
            agree("the length of the boards", {len(board) for board in boards}, {5})
        return Ending(
            entries=tuple(self._entry(place, seat) for place, seat in enumerate(self.hand.seats)),
            dead=sum(map(self.oracle.dead, range(self.oracle.count))),
            high=self.ruleset.variant.high,
            low=self.ruleset.variant.low,
            boards=boards,
            stud=self.ruleset.variant.stud,
            early=self.early,
            rake=Terms(self.hand.rake_per_mille, self.hand.rake_cap),
        )

    def _entry(self, place: int, seat: int) -> Entry:
        paid = self._paid(seat) + self.returned.get(seat, 0)
        return Entry(seat, paid, self.oracle.folded[place], self.cards.hole(seat))

    def _paid(self, seat: int) -> int:
        """What a seat plays for, after uncalled chips went back."""
        return self.chips.paid[seat] - self.oracle.dead(self.hand.seats.index(seat))

    def _check_showdown(self) -> None:
        """All hands are tabled where someone is all-in (TDA 16); else one after the other and clockwise. A winner has
        shown; who wins alone need not."""
        if len(self.live) == 1:
            agree("hands shown without a showdown", self.order, [])
            return
        for seat, cards in self.opened.items():
            agree(f"the cards that seat {seat} tabled", cards | set(self.cards.up[seat]), set(self.cards.hole(seat)))
        if any(not self.oracle.behind[place] for place in self.oracle.live()):
            agree("the hands in an all-in pot", sorted(self.opened), sorted(self.live))
            # Who plays for a side pot shows before who is all-in for less (Robert's Rules §3).
            stakes = [self._paid(seat) for seat in self.opened]
            agree("what those who showed had put in", stakes, sorted(stakes, reverse=True))
        else:
            agree("who showed, in order", self.order, self._clockwise())
        mucked = [fact for fact in self.awards if fact.seat in self.mucked]
        agree("awards to hands that were not shown", mucked, [])

    def _complete(self, seat: int) -> bool:
        """Whether no card is to come any more."""
        if self.ruleset.variant.flop:
            return all(len(board) == 5 for board in self.cards.boards)
        return not self.ruleset.variant.stud or len(self.cards.held[seat]) + len(self.cards.boards[0]) == 7

    def _clockwise(self) -> list[int]:
        first = self.oracle.shows_first({place: self.cards.up[seat] for place, seat in enumerate(self.hand.seats)})
        order = [(first + step) % self.oracle.count for step in range(self.oracle.count)]
        return [self.hand.seats[place] for place in order if not self.oracle.folded[place]]

    def _check_hand(self, fact: told.PotAwarded, ending: Ending) -> None:
        """The cards named are the winner's and the board's, and as good as the best that could be made of them."""
        if fact.reason == "uncontested":
            agree(f"{fact}: shown", (fact.hand, fact.cards, len(self.live)), ("", (), 1))
            return
        ranking = (ending.low if fact.half == "low" else ending.high) or ending.low or ""
        hole, board = self.cards.hole(fact.seat), ending.boards[fact.board]
        game = GAMES[ranking]
        makers = [cards for cards in game.choices(hole, board) if sorted(cards) == sorted(fact.cards)]
        agree(f"{fact}: worth", [game.value(cards) for cards in makers[:1]], [worth(ranking, hole, board)])
        agree(f"{fact}: reason and name", (fact.reason, bool(fact.hand)), ("showdown", True))
