"""The two ways in, and where each of them is closed."""

import pytest

from adapters.web.settings import WebSettings
from application.ports import Rate
from tests.adapters.web.serving import PLENTY, Served, serving
from tests.support.init_data import init_data

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
ANNA = {"id": 987654321, "first_name": "Anna"}


async def test_telegram_logs_a_player_in_and_knows_them_again() -> None:
    async with serving(bot_token=TOKEN) as served:
        body = {"init_data": init_data(TOKEN, ANNA, int(served.clock.now()))}
        session = (await served.post("/api/login", body)).json()
        assert (session["name"], session["expires_at"]) == ("Anna", served.clock.now() + 1800)
        assert (await served.get("/api/me", session["token"])).json()["player"] == session["player"]
        stored = len(served.journal.log)
        again = (await served.post("/api/login", body)).json()
        assert (again["player"], len(served.journal.log)) == (session["player"], stored)


async def test_forged_and_old_init_data_open_no_account() -> None:
    async with serving(bot_token=TOKEN) as served:
        now, stored = int(served.clock.now()), len(served.journal.log)
        for text, code in [
            (init_data("2" + TOKEN, ANNA, now), "init_data_forged"),
            (init_data(TOKEN, ANNA, now - 3601), "init_data_expired"),
            ("nonsense", "init_data_malformed"),
        ]:
            response = await served.post("/api/login", {"init_data": text})
            assert (response.status_code, response.json()["error"]["code"]) == (401, code)
        assert len(served.journal.log) == stored


async def test_without_a_bot_there_is_no_telegram_login(served: Served) -> None:
    response = await served.post("/api/login", {"init_data": "anything"})
    assert (response.status_code, response.json()["error"]["code"]) == (404, "telegram_login_off")


async def test_development_players_are_distinct_and_lasting(served: Served) -> None:
    first, second, again = await served.log_in(1), await served.log_in(2), await served.log_in(1)
    assert first["player"] == again["player"] != second["player"]
    assert (await served.post("/api/login/development", {})).json()["player"] == first["player"]


@pytest.mark.parametrize("player", [0, 100, -1, "1", 1.0, True, None])
async def test_a_development_player_out_of_range_is_invalid(served: Served, player: object) -> None:
    response = await served.post("/api/login/development", {"player": player})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "invalid")


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded"])
async def test_the_development_login_is_closed_behind_a_proxy(served: Served, name: str) -> None:
    response = await served.post("/api/login/development", {}, None, **{name: "127.0.0.1"})
    assert (response.status_code, response.json()["error"]["code"]) == (403, "development_login_off")


@pytest.mark.parametrize("host", ["room.example.com", "127.0.0.1.example.com", "192.168.0.5", "[2001:db8::1]", "["])
async def test_the_development_login_is_closed_to_pages_under_other_names(served: Served, host: str) -> None:
    response = await served.post("/api/login/development", {}, None, Host=host)
    assert (response.status_code, response.json()["error"]["code"]) == (403, "development_login_off")


async def test_the_development_login_is_closed_beside_a_bot() -> None:
    async with serving(bot_token=TOKEN) as served:
        response = await served.post("/api/login/development", {})
        assert (response.status_code, response.json()["error"]["code"]) == (403, "development_login_off")


async def test_the_development_login_is_closed_with_a_public_address() -> None:
    async with serving(WebSettings(public_url="https://room.example.com")) as served:
        assert (await served.post("/api/login/development", {})).status_code == 403


async def test_logins_are_counted_by_address() -> None:
    settings = WebSettings(address_rate=PLENTY, login_rate=Rate(burst=2, per_second=0.001), player_rate=PLENTY)
    async with serving(settings) as served:
        statuses = [(await served.post("/api/login/development", {})).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]


async def test_a_player_who_asks_too_often_is_told_when_to_come_back() -> None:
    settings = WebSettings(address_rate=PLENTY, login_rate=PLENTY, player_rate=Rate(burst=3, per_second=0.01))
    async with serving(settings) as served:
        token, other = await served.token(1), await served.token(2)
        responses = [await served.get("/api/me", token) for _ in range(4)]
        assert [response.status_code for response in responses] == [200, 200, 200, 429]
        error = responses[-1].json()["error"]
        assert error["code"] == "too_many_requests"
        assert 0 < error["retry_after"] <= 100
        assert int(responses[-1].headers["Retry-After"]) >= 1
        assert (await served.get("/api/me", other)).status_code == 200


async def test_behind_a_trusted_proxy_players_are_counted_by_their_own_address() -> None:
    rate = Rate(burst=1, per_second=0.001)
    settings = WebSettings(trusted_proxies=("127.0.0.1",), address_rate=rate, player_rate=PLENTY, login_rate=PLENTY)
    async with serving(settings) as served:
        statuses = [
            (await served.get("/api/me", "nonsense")).status_code,
            (await served.http.get("/api/me", headers={"X-Forwarded-For": "192.0.2.1"})).status_code,
            (await served.http.get("/api/me", headers={"X-Forwarded-For": "192.0.2.1"})).status_code,
            (await served.http.get("/api/me", headers={"X-Forwarded-For": "192.0.2.2"})).status_code,
        ]
        assert statuses == [401, 401, 429, 401]


async def test_nobody_else_is_believed_about_addresses() -> None:
    settings = WebSettings(address_rate=Rate(burst=1, per_second=0.001), player_rate=PLENTY, login_rate=PLENTY)
    async with serving(settings) as served:
        first, second = [
            await served.http.get("/api/me", headers={"X-Forwarded-For": f"192.0.2.{number}"}) for number in (1, 2)
        ]
        assert (first.status_code, second.status_code) == (401, 429)
