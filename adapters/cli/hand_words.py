"""What happens in a hand, in words: of each fact what everyone at the table learns of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich.text import Text

from adapters.cli.card_faces import Faces
from adapters.cli.printable import printable
from domain.event import Event
from domain.hand import events as told

VERBS = {
    "fold": "folds",
    "check": "checks",
    "call": "calls {paid}",
    "bet": "bets {to}",
    "raise": "raises to {to}",
    "complete": "completes to {to}",
    "bring_in": "brings in {to}",
}
HALVES = {"high": ", high half", "low": ", low half", "": ""}


def spoken(name: str) -> str:
    """A name of the domain's, such as a street or a kind of bet, as one says it."""
    return name.replace("_", " ")


def amount(chips: int) -> str:
    """Whole chips, with the thousands apart."""
    return f"{chips:,}"


class HandWords:
    """Tells the facts of one hand; players are called by the names that they sat down with. `boards` are as many as
    are played by then, or run."""

    def __init__(self, started: told.HandStarted, faces: Faces, boards: int = 1) -> None:
        self._names: Mapping[int, str] = dict(zip(started.seats, map(printable, started.names), strict=True))
        self._faces = faces
        self._boards = boards

    def of(self, facts: Sequence[Event]) -> list[Text]:
        """A phrase for each thing that there is to say."""
        return [phrase for _, alike in groupby(facts, key=_posted) for phrase in self._phrases([*alike])]

    def name(self, seat: int) -> str:
        """The player who was dealt in on a seat."""
        return self._names[seat]

    def _phrases(self, alike: Sequence[Event]) -> Iterable[Text]:
        if isinstance(first := alike[0], told.ForcedBetPosted) and len(alike) > 1:
            return [self._all_posted(first, len(alike))]
        return (phrase for fact in alike for phrase in self._phrase(fact))

    def _all_posted(self, first: told.ForcedBetPosted, count: int) -> Text:
        """Usually everyone pays the same ante."""
        who = "all" if count == len(self._names) else f"{count} players"
        return Text(f"{who} post {_bet(first.kind)} {amount(first.paid)}")

    def _phrase(self, fact: Event) -> Iterator[Text]:
        match fact:
            case told.HandStarted(number=number, bomb=bomb):
                yield Text(f"hand {number}{', a bomb pot' if bomb else ''}, {len(self._names)} players")
            case told.ForcedBetPosted(seat=seat, kind=kind, paid=paid, all_in=all_in):
                yield Text(f"{self.name(seat)} posts {_bet(kind)} {amount(paid)}{_all_in(all_in)}")
            case told.ActionTaken() as action:
                yield Text(f"{self.name(action.seat)} {self._action(action)}")
            case told.TimeBankStarted(seat=seat):
                yield Text(f"{self.name(seat)} thinks on the time bank")
            case told.BetReturned(seat=seat, amount=chips):
                yield Text(f"{amount(chips)} back to {self.name(seat)}")
            case told.HandVoided(reason=reason):
                yield Text(f"the hand does not count: {printable(reason)}")
            case _:
                yield from self._of_cards(fact)
                yield from self._of_the_end(fact)

    def _action(self, action: told.ActionTaken) -> str:
        said = VERBS[action.kind].format(paid=amount(action.paid), to=amount(action.to))
        late = ", out of time" if action.timed_out else ""
        return f"{said}{_all_in(action.all_in)}{late}"

    def _of_cards(self, fact: Event) -> Iterator[Text]:
        match fact:
            case told.HoleCardsDealt(seats=seats, numbers=numbers):
                count = len(numbers[0])
                yield Text(f"{count} card{'s' if count > 1 else ''} face down to each of {len(seats)}")
            case told.UpCardsDealt(seats=seats, cards=cards):
                for seat, card in zip(seats, cards, strict=True):
                    yield Text.assemble(f"{self.name(seat)} ", self._faces([card]))
            case told.StreetDealt(street=street, board=board, cards=cards):
                yield Text.assemble(f"{spoken(street)}{self._on(board)} ", self._faces(cards))
            case told.DrawMade(seat=seat, discarded=discarded, timed_out=late):
                count = len(discarded)
                said = f"draws {count}" if count else "stands pat"
                yield Text(f"{self.name(seat)} {said}{', out of time' if late else ''}")
            case told.DeckReshuffled():
                yield Text("the deck is shuffled again")
            case told.CardsShown(seat=seat, cards=cards, hand=hand):
                yield Text.assemble(f"{self.name(seat)} shows ", self._faces(cards), f": {hand}" if hand else "")
            case told.CardsMucked(seat=seat):
                yield Text(f"{self.name(seat)} mucks")
            case told.RabbitShown(street=street, board=board, cards=cards):
                yield Text.assemble(f"rabbit {spoken(street)}{self._on(board)} ", self._faces(cards))

    def _of_the_end(self, fact: Event) -> Iterator[Text]:
        match fact:
            case told.RunoutsOffered(most=most):
                yield Text(f"who is in may run it up to {most} times")
            case told.RunoutsChosen(seat=seat, count=count):
                yield Text(f"{self.name(seat)} says {_times(count)}")
            case told.RunoutsAgreed(count=count):
                yield Text(f"it is run {_times(count)}")
            case told.RakeTaken(amounts=amounts) if any(amounts):
                yield Text(f"rake {amount(sum(amounts))}")
            case told.PotAwarded() as award:
                yield Text(self._award(award))

    def _award(self, award: told.PotAwarded) -> str:
        pot = f" of side pot {award.pot}" if award.pot else ""
        why = f": {award.hand}" if award.hand else ""
        where = f"{pot}{self._on(award.board)}{HALVES[award.half]}"
        return f"{self.name(award.seat)} wins {amount(award.amount)}{where}{why}"

    def _on(self, board: int) -> str:
        """Which board, where there are several."""
        return f" on board {board + 1}" if self._boards > 1 else ""


def _posted(fact: Event) -> object:
    """What makes forced bets alike; nothing else is like any other."""
    if isinstance(fact, told.ForcedBetPosted) and fact.kind == "ante" and not fact.all_in:
        return fact.paid
    return id(fact)


def _bet(kind: str) -> str:
    return {"post": "a big blind", "dead": "a dead small blind"}.get(kind, spoken(kind))


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _all_in(all_in: bool) -> str:
    return ", all-in" if all_in else ""
