"""What a table is played under, in its view: opened, pinned to other terms, gone on to another game, closed."""

from collections.abc import Callable

from domain.event import Event
from domain.table.events import ChoiceOffered, FullTerms, GameChanged, StoredGame, TableClosed, TableOpened, TermsPinned
from domain.variants import RULESETS
from projections.table_view.shapes import GameView
from projections.table_view.state import Plans, TableFold


def pin(fold: TableFold, terms: FullTerms) -> None:
    """Put the table under terms; who sits beyond their last seat stays."""
    games = tuple(map(_game, terms.games))
    if games != fold.games:
        fold.games, fold.game, fold.choosing = games, 0, None
    fold.terms, fold.coming = terms, None
    _resize(fold, max([terms.seats, *[view.seat + 1 for view in fold.seats if view]]))


def _resize(fold: TableFold, count: int) -> None:
    kept, more = min(count, len(fold.seats)), max(0, count - len(fold.seats))
    fold.seats = (*fold.seats[:kept], *(None,) * more)
    fold.plans = (*fold.plans[:kept], *(Plans(),) * more)
    fold.dealt = (*fold.dealt[:kept], *((),) * more)
    fold.put_in = (*fold.put_in[:kept], *(0,) * more)


def _game(stored: StoredGame) -> GameView:
    ruleset, small_blind, big_blind, small_bet, big_bet, bring_in, ante, *_ = stored
    name = RULESETS[ruleset].name
    return GameView(ruleset, name, small_blind, big_blind, small_bet, big_bet, bring_in, ante)


def _table_opened(fold: TableFold, event: TableOpened) -> None:
    fold.name = event.name
    pin(fold, event)


def _terms_pinned(fold: TableFold, event: TermsPinned) -> None:
    if fold.bookmark is None:
        pin(fold, event)
    else:
        fold.coming = event


def _choice_offered(fold: TableFold, event: ChoiceOffered) -> None:
    fold.choosing = event.seat


def _game_changed(fold: TableFold, event: GameChanged) -> None:
    fold.game, fold.choosing = event.game, None
    fold.next_hand_at = event.next_hand_at or fold.next_hand_at


def _table_closed(fold: TableFold, _: TableClosed) -> None:
    fold.seats, fold.next_hand_at, fold.next_deck = (None,) * len(fold.seats), None, None


HANDLERS: dict[type[Event], Callable[..., None]] = {
    TableOpened: _table_opened,
    TermsPinned: _terms_pinned,
    ChoiceOffered: _choice_offered,
    GameChanged: _game_changed,
    TableClosed: _table_closed,
}
