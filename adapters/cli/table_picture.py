"""A table on a terminal, as one viewer sees it: boards, pots, and a line for each seat."""

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from adapters.cli.card_faces import Faces
from adapters.cli.hand_words import amount, spoken
from adapters.cli.printable import printable
from domain.variants import RULESETS
from projections.table_view import GameView, HandView, SeatView, TableView, TurnView

NAME = 16
"""So many columns are enough for a name."""
AT_REST = {"playing": "", "sitting_out": "sits out", "leaving": "leaves"}
LABEL = 8


def picture(view: TableView, faces: Faces, chances: Mapping[int, float] | None = None) -> Group:
    """The table; `chances` are shares of the pot by seats, shown where there are any."""
    lines: list[RenderableType] = [_title(view), Text()]
    if view.hand is not None:
        lines += [*_middle(view.hand, faces), Text()]
    nobody = Text("nobody sits here", style="dim")
    return Group(*lines, _seats(view, faces, chances) if any(view.seats) else nobody)


def state(view: TableView) -> Text:
    """Who is to do what now."""
    hand = view.hand
    if hand is None:
        return Text("No hand was dealt yet.", style="dim")
    if hand.over:
        return Text("The hand does not count." if hand.voided else "The hand is over.", style="dim")
    if hand.runouts is not None:
        waiting = zip(hand.runouts.seats, hand.runouts.chosen, strict=True)
        names = ", ".join(_name(view, seat) for seat, chosen in waiting if chosen is None)
        return Text(f"{names} may run it up to {hand.runouts.most} times", style="bold")
    if hand.turn is not None:
        return Text(f"{_name(view, hand.turn.seat)} to {_options(hand.turn)}", style="bold")
    return Text()


def _title(view: TableView) -> Text:
    hand, game = view.hand, view.games[view.game]
    said = [Text(printable(view.name), style="bold")]
    if hand is None or hand.ruleset == game.ruleset:
        said.append(Text(f"{game.name} {stakes(game)}"))
    else:
        said.append(Text(RULESETS[hand.ruleset].name))
    if hand is not None:
        said.append(Text(f"hand {hand.number}{', bomb pot' if hand.bomb else ''}"))
    return Text(" · ").join(said)


def stakes(game: GameView) -> str:
    """A game's stakes in whole chips, short."""
    blinds = f"{amount(game.small_blind)}/{amount(game.big_blind)}"
    bets = f"{amount(game.small_bet)}/{amount(game.big_bet)}" if game.big_bet else blinds
    return f"{bets}{f', ante {amount(game.ante)}' if game.ante else ''}"


def _middle(hand: HandView, faces: Faces) -> Iterator[Text]:
    several = len(hand.boards) > 1
    for number, board in enumerate(hand.boards, start=1):
        if board or RULESETS[hand.ruleset].variant.flop:
            yield _line(f"board {number}" if several else "board", faces(board) if board else Text("–", style="dim"))
    if hand.rabbit:
        yield _line("rabbit", faces(hand.rabbit))
    yield _line("pot", Text(" · ").join(_pot(hand)))


def _pot(hand: HandView) -> Iterator[Text]:
    yield Text(amount(hand.pot), style="bold")
    if len(hand.pots) > 1:
        for number, pot in enumerate(hand.pots):
            yield Text(f"{f'side {number}' if number else 'main'} {amount(pot.amount)}")
    if hand.rake:
        yield Text(f"rake {amount(hand.rake)}")


def _line(label: str, said: Text) -> Text:
    return Text.assemble((label.ljust(LABEL), "dim"), said)


def _seats(view: TableView, faces: Faces, chances: Mapping[int, float] | None) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("", width=2)
    table.add_column("#", justify="right", width=1)
    table.add_column("player", max_width=NAME)
    for name in ("stack", "bet"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("cards", no_wrap=True)
    if chances is not None:
        table.add_column("wins", justify="right", width=5)
    table.add_column("", ratio=1)
    for seat in view.seats:
        if seat is not None:
            share = [] if chances is None else [_share(chances.get(seat.seat))]
            table.add_row(*_row(view, seat, faces), *share, _one_line(_remark(view, seat)), style=_style(seat))
    return table


def _row(view: TableView, seat: SeatView, faces: Faces) -> Iterator[Text]:
    acts = view.hand is not None and view.hand.turn is not None and view.hand.turn.seat == seat.seat
    button = "D" if view.button == seat.seat else " "
    yield Text.assemble(("▶" if acts else " ", "bold yellow"), (button, "bold cyan"))
    yield Text(str(seat.seat))
    yield _one_line(f"{printable(seat.name)}{' (you)' if view.me == seat.seat else ''}")
    yield Text(amount(seat.stack))
    yield Text(amount(seat.bet) if seat.bet else "")
    yield faces(seat.cards)


def _one_line(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


def _share(share: float | None) -> Text:
    return Text("" if share is None else f"{share:.0%}", style="magenta")


def _style(seat: SeatView) -> str | None:
    return "dim" if seat.folded or not seat.in_hand else None


def _remark(view: TableView, seat: SeatView) -> str:
    """What the seat won, what its cards make, how it stands, and what it did last; what matters most comes first."""
    last, won = seat.last_action, seat.won
    said = [
        f"wins {amount(won)}" if won else "",
        view.my_hand if view.me == seat.seat else seat.hand,
        "folded" if seat.folded else "",
        "all-in" if seat.all_in else "",
        "" if last is None or won or seat.folded else _did(last.kind, last.to),
        "" if seat.drew is None or won else f"drew {seat.drew}" if seat.drew else "stood pat",
        AT_REST[seat.state],
        "offline" if seat.offline else "",
    ]
    return " · ".join(filter(None, said))


def _did(kind: str, to: int) -> str:
    if kind in ("check", "fold"):
        return kind
    return f"{spoken(kind)}{' to' if kind in ('raise', 'complete') else ''} {amount(to)}"


def _name(view: TableView, seat: int) -> str:
    held = view.seats[seat]
    return printable(held.name) if held else f"Seat {seat}"


def _options(turn: TurnView) -> str:
    if turn.kind == "draw":
        return "draw or stand pat"
    sizes = {"call": f" {amount(turn.to_call)}"}
    most = f" to {amount(turn.max_to)}" if turn.max_to > turn.min_to else ""
    sizes |= dict.fromkeys(("bet", "raise", "complete"), f" {amount(turn.min_to)}{most}")
    said = [f"{spoken(kind)}{sizes.get(kind, '')}" for kind in turn.legal]
    return f"act: {', '.join(said)}{', on the time bank' if turn.bank else ''}"
