"""The player's own account, the daily grant, and what stops both."""

from application.ports import JournalUnavailable
from tests.adapters.web.serving import DAILY, WELCOME, Served


async def test_a_newcomer_has_the_welcome_chips_and_a_grant_to_claim(served: Served) -> None:
    session = await served.log_in()
    me = (await served.get("/api/me", session["token"])).json()
    assert me == {
        "player": session["player"],
        "name": "Player 1",
        "balance": WELCOME,
        "daily_grant": DAILY,
        "seats": [],
    }


async def test_the_daily_grant_is_paid_once_a_day(served: Served) -> None:
    token = await served.token()
    claimed = await served.post("/api/me/grant", {"command_id": "today-00"}, token)
    again = await served.post("/api/me/grant", {"command_id": "today-01"}, token)
    assert (claimed.json()["balance"], claimed.json()["daily_grant"]) == (WELCOME + DAILY, 0)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "already_claimed")


async def test_a_repeated_claim_gets_the_account_and_adds_nothing(served: Served) -> None:
    token = await served.token()
    await served.post("/api/me/grant", {"command_id": "today-00"}, token)
    again = await served.post("/api/me/grant", {"command_id": "today-00"}, token)
    assert (again.status_code, again.json()["balance"]) == (200, WELCOME + DAILY)


async def test_a_seat_is_told_with_the_stack_of_the_moment(served: Served) -> None:
    token = await served.seated(1, seat=0)
    await served.seated(2, seat=1)
    await served.deal()
    [seat] = (await served.get("/api/me", token)).json()["seats"]
    assert seat["stack"] in {990, 980}


async def test_a_journal_out_of_reach_is_told_with_when_to_try_again(served: Served) -> None:
    token = await served.token()
    served.journal.failing = JournalUnavailable("down")
    response = await served.post("/api/me/grant", {"command_id": "today-00"}, token)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
    assert response.json()["error"]["code"] == "journal_out_of_reach"
    assert (await served.post("/api/me/grant", {"command_id": "today-00"}, token)).status_code == 200
