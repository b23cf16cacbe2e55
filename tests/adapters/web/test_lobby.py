"""The list of tables."""

from application.ports import JournalUnavailable
from tests.adapters.web.serving import Served


async def test_the_lobby_lists_tables_with_their_seats(served: Served) -> None:
    token = await served.seated(1, seat=2)
    assert (await served.get("/api/lobby", token)).json() == {
        "tables": [
            {
                "table": served.table,
                "name": "Test",
                "games": [
                    {
                        "ruleset": "nlhe/1",
                        "name": "No-limit hold'em",
                        "betting": "no_limit",
                        "small_blind": 10,
                        "big_blind": 20,
                        "small_bet": 0,
                        "big_bet": 0,
                        "bring_in": 0,
                        "ante": 0,
                        "ante_kind": "each",
                        "boards": 1,
                    }
                ],
                "game": 0,
                "seat_count": 6,
                "min_buy_in": 400,
                "max_buy_in": 2_000,
                "occupied": [2],
                "players": 1,
                "hand_running": False,
            }
        ]
    }


async def test_the_lobby_needs_a_token(served: Served) -> None:
    response = await served.get("/api/lobby")
    assert (response.status_code, response.json()["error"]["code"]) == (401, "token_missing")
    assert response.headers["WWW-Authenticate"] == "Bearer"


async def test_read_models_out_of_reach_are_busy_not_broken(served: Served) -> None:
    token = await served.token()
    served.readers.failing = JournalUnavailable("down")
    assert (await served.get("/api/lobby", token)).status_code == 503
