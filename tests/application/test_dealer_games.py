"""House bots alone play every game of the room, and whoever checks the log finds nothing amiss."""

import pytest

from application import dealer as module
from application.verifying import Verifying
from domain.hand.events import ActionTaken, DrawMade, HandStarted, HandVoided
from domain.table.events import GameChanged
from domain.template.ready_made import READY_MADE
from domain.template.terms import Terms
from domain.variants import EIGHT_GAME, HORSE
from tests.application.attending import attended, stored, until
from tests.application.games import played
from tests.application.house import House
from tests.application.laws import Laws
from tests.application.ledger import balanced
from tests.application.test_verifying import decks

HANDS = 10


def six_bots(terms: Terms) -> Terms:
    """The games as they are offered, at the usual stakes, without a pause, and with a change of game each two hands."""
    rotating = terms.mixed and terms.rotation != "choice"
    hands = {"rotation": "hands", "rotation_hands": 2} if rotating else {"rotation": terms.rotation}
    return played(*(game.ruleset for game in terms.games), pause_seconds=0.0, most_runouts=terms.most_runouts, **hands)


@pytest.mark.parametrize("name", READY_MADE)
async def test_six_bots_play_ten_hands(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "EARLY_SECONDS", 0.0)
    house, terms = House(), six_bots(READY_MADE[name])
    async with attended(house):
        table = await house.table(terms=terms, bots=6, buy_in=terms.max_buy_in)
        await until(house, table, lambda live: live.table.number >= HANDS and live.table.hand is None)
    balanced(house.journal.log, house.journal.ends)
    laws = Laws()
    for recorded in house.journal.log:
        laws.hear(recorded)
    assert not stored(house, HandVoided)
    assert not [fact for fact in stored(house, ActionTaken) if isinstance(fact, ActionTaken) and fact.timed_out]
    assert not [fact for fact in stored(house, DrawMade) if isinstance(fact, DrawMade) and fact.timed_out]
    assert (await Verifying(house.journal, decks(house)).verify()).differences == []
    games = [fact.ruleset for fact in stored(house, HandStarted) if isinstance(fact, HandStarted)]
    if name == "dealers-choice":
        assert games[:7] == ["nlhe/1"] * 6 + [chosen(house)]
    else:
        assert {*games} == EXPECTED.get(name, {name})


EXPECTED = {"horse": {*HORSE}, "8-game": {*EIGHT_GAME[:5]}}
"""What is played in ten hands."""


def chosen(house: House) -> str:
    """The first game that a bot chose, which is not the one before."""
    (choice, *_) = [fact for fact in stored(house, GameChanged) if isinstance(fact, GameChanged)]
    assert (choice.game > 0, choice.seat >= 0) == (True, True)
    return READY_MADE["dealers-choice"].games[choice.game].ruleset
