"""The bot's life: it comes up, stays up through Telegram's bad days, and ends when it must."""

import asyncio

import aiohttp
import pytest
from structlog.typing import EventDict

from tests.adapters.telegram.conftest import Hall, Running
from tests.support.bot_api import TOKEN, BotApi, too_many
from tests.support.bot_api_parameters import Refused
from tests.support.bot_api_updates import TERMINATED

GATEWAY_PAGE = "<html><body>502 Bad Gateway</body></html>"


def events(logs: list[EventDict], level: str) -> list[str]:
    return [str(line["event"]) for line in logs if line["log_level"] == level]


async def test_the_bot_introduces_itself(api: BotApi, running: Running) -> None:
    api.webhook = "https://old.example.com/hook"
    async with running():
        await api.until(lambda: api.updates.polled)
    assert api.webhook == ""
    assert api.commands == [{"command": "start", "description": "Open the card room"}]
    url = "https://room.example.com/"
    assert api.menu_button == {"type": "web_app", "text": "Play", "web_app": {"url": url}}


async def test_without_https_there_is_no_menu_button(api: BotApi, running: Running) -> None:
    async with running("http://localhost:8000"):
        await api.until(lambda: api.updates.polled)
    assert api.menu_button == {"type": "default"}


@pytest.mark.parametrize("token", ["1000001:another-secret", "no-token", "", "12 34:ab"])
async def test_a_wrong_token_ends_only_the_bot(
    token: str, api: BotApi, running: Running, logs: list[EventDict]
) -> None:
    async with running(token=token) as task:
        assert await task is False
    assert events(logs, "error") == ["telegram_bot_refused"]
    assert "CARDROOM_TELEGRAM_TOKEN" in logs[-1]["hint"]
    assert "another-secret" not in str(logs)


async def test_a_revoked_token_ends_the_bot(api: BotApi, running: Running, logs: list[EventDict]) -> None:
    async with running() as task:
        await api.until(lambda: api.updates.polled)
        api.token = "1000001:a-new-one"
        api.say(7, "/start")
        assert await task is False
    assert events(logs, "error") == ["telegram_bot_refused"]


async def test_answered_updates_are_confirmed(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, "/start")
        api.say(8, "/start")
        await api.until_sent(2)
        await api.until(lambda: api.updates.polled)
    assert api.updates.unconfirmed == 0


async def test_stop_ends_a_long_poll_at_once(api: BotApi, running: Running) -> None:
    async with running() as task:
        await api.until(lambda: api.updates.polled)
    assert task.result() is True


async def test_stop_lets_an_answer_be_finished(api: BotApi, running: Running) -> None:
    api.answer_next("sendMessage", too_many(1))
    async with running():
        api.say(7, "/start")
        await api.until(lambda: "sendMessage" in api.asked)
    assert len(api.sent) == 1


async def test_the_bot_comes_back_after_a_lost_network(api: BotApi, running: Running, logs: list[EventDict]) -> None:
    async with running():
        await api.until(lambda: api.updates.polled)
        await api.stop()
        api.say(7, "/start")
        await api.start()
        await api.until_sent()
    assert events(logs, "warning") == ["telegram_unreachable"]
    assert "telegram_answers_again" in events(logs, "info")


@pytest.mark.parametrize("trouble", [Refused(500, "Internal Server Error"), Refused(502, "Bad Gateway"), GATEWAY_PAGE])
@pytest.mark.parametrize("method", ["getMe", "setMyCommands", "getUpdates", "sendMessage"])
async def test_a_server_in_trouble_is_asked_again(
    method: str, trouble: Refused | str, api: BotApi, running: Running, logs: list[EventDict]
) -> None:
    api.answer_next(method, trouble, trouble)
    async with running():
        api.say(7, "/start")
        await api.until_sent()
    assert events(logs, "warning") == ["telegram_unreachable"]
    assert TOKEN.split(":")[1] not in str(logs)


@pytest.mark.parametrize("method", ["getMe", "getUpdates", "sendMessage"])
async def test_retry_after_is_obeyed(method: str, api: BotApi, running: Running, logs: list[EventDict]) -> None:
    api.answer_next(method, too_many(1))
    async with running():
        api.say(7, "/start")
        await api.until_sent()
    assert api.impatient == 0
    assert [(line["event"], line["retry_in"]) for line in logs if line["log_level"] == "warning"] == [
        ("telegram_asks_to_wait", 1.0)
    ]


async def test_an_answer_is_given_up_when_telegram_asks_for_an_hour(
    api: BotApi, running: Running, logs: list[EventDict]
) -> None:
    api.answer_next("sendMessage", too_many(3600))
    async with running():
        api.say(7, "/start")
        await api.until(lambda: "sendMessage" in api.asked)
    assert events(logs, "warning") == ["telegram_answer_failed"]
    assert api.asked.count("sendMessage") == 1


async def test_another_poller_is_reported_and_outlived(api: BotApi, running: Running, logs: list[EventDict]) -> None:
    async with running(), aiohttp.ClientSession() as stranger:
        await api.until(lambda: api.updates.polled)
        async with stranger.get(f"{api.url}/bot{TOKEN}/getUpdates") as answer:
            assert answer.status == 200
        await api.until(lambda: api.updates.polled)
        api.say(7, "/start")
        await api.until_sent()
    assert events(logs, "warning") == ["telegram_bot_runs_elsewhere"]


async def test_a_long_conflict_is_reported_once(api: BotApi, running: Running, logs: list[EventDict]) -> None:
    api.answer_next("getUpdates", *[Refused(409, TERMINATED)] * 3)
    async with running():
        api.say(7, "/start")
        await api.until_sent()
    assert events(logs, "warning") == ["telegram_bot_runs_elsewhere"]


async def test_a_bug_is_logged_and_the_player_told(
    api: BotApi, hall: Hall, running: Running, logs: list[EventDict], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(identity: object) -> None:
        raise ZeroDivisionError(f"in https://api.telegram.org/bot{TOKEN}/x")

    monkeypatch.setattr(hall, "enter", broken)
    async with running():
        api.say(7, "/start")
        [answer] = await api.until_sent()
    assert answer.text == "Something went wrong on our side. Please try again."
    assert events(logs, "error") == ["telegram_update_failed"]
    assert "ZeroDivisionError" in str(logs)
    assert TOKEN.split(":")[1] not in str(logs)


async def test_an_address_that_is_none_is_refused(running: Running) -> None:
    with pytest.raises(ValueError, match="URL"):
        async with running("not an address"):
            await asyncio.sleep(0)
