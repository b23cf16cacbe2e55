"""Templates for people: a list of them, and the terms of one in words."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from domain.template import Game, Template, Terms
from domain.template.stakes import button_blind
from domain.variants import RULESETS

ROTATIONS = {
    "orbit": "the next game after each orbit",
    "hands": "the next game after {hands} hands",
    "choice": "dealer's choice, for one orbit",
}
BUTTONS = {"forward": "moves to the next player", "dead": "may be dead"}
WIDE = 200
"""Columns: ids stay whole, so that they can be copied; a narrower terminal breaks the lines itself."""
STRADDLES = {"none": "none", "utg": "under the gun", "button": "on the button"}


def print_list(templates: Sequence[Template]) -> None:
    """A line for each template."""
    table = Table("template", "version", "name", "games", "seats", "buy-in", box=None, pad_edge=False)
    for template in templates:
        terms = template.terms(template.version)
        version = f"{template.version}, retired" if template.retired else str(template.version)
        games = str(len(terms.games)) if terms.mixed else stakes(terms.games[0])
        row = (template.id, version, terms.name, games, str(terms.seats), _buy_in(terms))
        table.add_row(*map(Text, row), style="dim" if template.retired else None)
    _print(table if templates else Text("There are no templates; `cardroom templates add FILE.toml` adds one."))


def print_terms(template: Template, version: int) -> None:
    """Everything about one version of a template. Raises UnknownVersion."""
    terms = template.terms(version)
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan")
    for name, said in _rows(terms):
        table.add_row(name, Text(said))
    state = ", retired" if template.retired else ""
    _print(Text.assemble((terms.name, "bold"), f"  {template.id}, version {version} of {template.version}{state}"))
    _print(table)


def stakes(game: Game) -> str:
    """A game's stakes in words, in whole chips."""
    if game.bring_in:
        said = f"{game.small_bet}/{game.big_bet}, bring-in {game.bring_in}"
    elif button_blind(game):
        said = f"button blind {game.big_blind}"
    elif game.big_bet:
        said = f"{game.small_bet}/{game.big_bet}, blinds {game.small_blind}/{game.big_blind}"
    else:
        said = f"{game.small_blind}/{game.big_blind}"
    return f"{said}{_ante(game)}"


def _ante(game: Game) -> str:
    if not game.ante:
        return ""
    payer = {"each": "", "big_blind": " of the big blind for all", "button": " of the button for all"}
    return f", ante {game.ante}{payer[game.ante_kind]}"


def _rows(terms: Terms) -> Iterator[tuple[str, str]]:
    for game in terms.games:
        boards = f", {game.boards} boards" if game.boards > 1 else ""
        yield RULESETS[game.ruleset].name, f"{stakes(game)}{boards}  ({game.ruleset})"
    if terms.mixed:
        yield "rotation", ROTATIONS[terms.rotation].format(hands=terms.rotation_hands)
    yield "seats", str(terms.seats)
    yield "buy-in", _buy_in(terms)
    yield "button", f"{BUTTONS[terms.button]}{', may be bought' if terms.buy_button else ''}"
    yield from _options(terms)
    yield from _clocks(terms)
    yield "rake", _rake(terms)


def _buy_in(terms: Terms) -> str:
    return f"{terms.min_buy_in} to {terms.max_buy_in}"


def _options(terms: Terms) -> Iterator[tuple[str, str]]:
    more = f", {terms.restraddles} more on top" if terms.restraddles else ""
    yield "straddle", f"{STRADDLES[terms.straddle]}{more}"
    yield "bomb pots", _bombs(terms)
    yield "run-outs", f"up to {terms.most_runouts} by consent" if terms.most_runouts > 1 else "one"
    yield "rabbit hunt", "yes" if terms.rabbit else "no"
    yield "beaten hands", "mucked unless their player shows" if terms.auto_muck else "each player is asked"


def _bombs(terms: Terms) -> str:
    if not terms.bombs:
        return "none"
    when = [f"every {terms.bomb_every} hands"] if terms.bomb_every else []
    when += ["by vote"] if terms.bomb_vote else []
    boards = "two boards" if terms.bomb_boards > 1 else "one board"
    return f"{' and '.join(when)}, ante {terms.bomb_ante}, {boards}"


def _clocks(terms: Terms) -> Iterator[tuple[str, str]]:
    yield "clock", f"{terms.turn_seconds:g} s a turn, {terms.pause_seconds:g} s between hands"
    gain = f"{terms.bank_gain:g} s every {terms.bank_hands} hands up to {terms.bank_most:g} s"
    yield "time bank", f"{terms.bank_seconds:g} s, and {gain}" if terms.bank_most else "none"
    yield "lost connection", f"{terms.grace_seconds:g} s of grace"
    yield "sitting out", f"up to {terms.away_orbits} missed big blinds" if terms.away_orbits else "as long as one likes"
    ratholing = f"with the same stack within {terms.ratholing_seconds / 60:g} minutes"
    yield "coming back", ratholing if terms.ratholing_seconds else "with any buy-in"


def _rake(terms: Terms) -> str:
    if not terms.rake_per_mille:
        return "none"
    two, few, many = terms.rake_caps
    most = f"at most {two} with two players, " if terms.rake_heads_up else "none with two players, at most "
    return f"{terms.rake_per_mille / 10:g} %, {most}{few} with three or four, {many} with more"


def _print(shown: Table | Text) -> None:
    Console(highlight=False, width=WIDE).print(shown, soft_wrap=True)
