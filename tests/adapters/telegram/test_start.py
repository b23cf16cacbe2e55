"""What a player gets for `/start` and for anything else."""

from pathlib import Path

import pytest

from adapters.entropy import SystemEntropy
from adapters.ids import Uuid7Ids
from adapters.sealing.keyring import load_ring
from adapters.sealing.vault import AesGcmVault
from adapters.telegram.deep_link import payload_of
from application.room import Room
from domain.account.events import AccountOpened, ChipsGranted
from tests.adapters.telegram.conftest import Hall, Running
from tests.support.bot_api import BotApi
from tests.support.bot_api_parameters import Refused
from tests.support.memory import MemoryJournal, StandingClock

TABLE = "table:0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"
LINK = "table_0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"


async def test_start_opens_the_mini_app(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, "/start", name="Ana")
        [answer] = await api.until_sent()
    assert answer.chat == 7
    assert answer.text == "Welcome to Cardroom, Ana. You have 10,000 play chips."
    assert answer.buttons == (({"text": "Open the card room", "web_app": {"url": "https://room.example.com/"}},),)


async def test_start_lets_the_player_in_under_the_telegram_identity(api: BotApi, hall: Hall, running: Running) -> None:
    async with running():
        api.say(7, "/start", name="Ana")
        await api.until_sent()
    assert [(identity.origin, identity.key, identity.name) for identity in hall.came] == [("telegram", "7", "Ana")]


async def test_the_first_start_opens_an_account_and_the_next_finds_it(
    api: BotApi, running: Running, tmp_path: Path
) -> None:
    journal, vault = MemoryJournal(), AesGcmVault(load_ring(None, tmp_path))
    room = Room(journal, StandingClock(), Uuid7Ids(), SystemEntropy(), vault, welcome=500, daily=0)
    async with running(room=room):
        api.say(7, "/start")
        api.say(7, "/start")
        answers = await api.until_sent(2)
    assert [answer.text for answer in answers] == ["Welcome to Cardroom, Ana. You have 500 play chips."] * 2
    assert [recorded.event for recorded in journal.log] == [
        AccountOpened("Ana", "telegram"),
        ChipsGranted(500, "welcome", room.today()),
    ]


async def test_a_deep_link_leads_to_its_table(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, f"/start {payload_of(TABLE)}")
        [answer] = await api.until_sent()
    url = f"https://room.example.com/#/table/{TABLE}"
    assert answer.buttons == (({"text": "Go to the table", "web_app": {"url": url}},),)


@pytest.mark.parametrize("payload", ["nothing", "table_1", f"{LINK}&x=1", f"hand{LINK[5:]}", "table_../../x", "🂡" * 40])
async def test_an_unknown_deep_link_opens_the_lobby(payload: str, api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, f"/start {payload}")
        [answer] = await api.until_sent()
    assert "That link leads to no table here" in answer.text
    assert answer.buttons[0][0]["web_app"] == {"url": "https://room.example.com/"}


async def test_without_https_the_button_is_a_plain_link(api: BotApi, running: Running) -> None:
    async with running("http://room.example.com"):
        api.say(7, f"/start {LINK}")
        [answer] = await api.until_sent()
    url = f"http://room.example.com/#/table/{TABLE}"
    assert answer.buttons == (({"text": "Go to the table", "url": url},),)
    assert f"this room has none yet. It is at {url}" in answer.text


@pytest.mark.parametrize("address", ["http://localhost:8000", "http://127.0.0.1:8000", "https://localhost:8443"])
async def test_a_room_that_is_not_public_is_told_in_words(address: str, api: BotApi, running: Running) -> None:
    async with running(address):
        api.say(7, "/start")
        [answer] = await api.until_sent()
    assert answer.text.endswith(f"It is at {address}/")
    assert answer.buttons == ()


@pytest.mark.parametrize("command", [f"/start {LINK}", f"/start@cardroom_bot {LINK}"])
async def test_a_group_is_shown_the_way_to_the_private_chat(command: str, api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, command, group=-100)
        [answer] = await api.until_sent()
    assert answer.chat == -100
    assert answer.buttons == (({"text": "Open the chat", "url": f"https://t.me/cardroom_bot?start={LINK}"},),)


async def test_a_group_without_a_table_is_shown_the_way_too(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, "/start nothing", group=-100)
        [answer] = await api.until_sent()
    assert answer.buttons == (({"text": "Open the chat", "url": "https://t.me/cardroom_bot"},),)


async def test_any_other_message_is_pointed_to_start(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, "hello?")
        [answer] = await api.until_sent()
    assert answer.text == "Send /start and I open the card room for you."


async def test_talk_in_a_group_is_left_alone(api: BotApi, running: Running) -> None:
    async with running():
        api.say(7, "hello?", group=-100)
        api.say(7, "/start@another_bot", group=-100)
        api.say(7, "hello?")
        answers = await api.until_sent()
    assert [answer.chat for answer in answers] == [7]


async def test_the_same_update_twice_is_answered_once(api: BotApi, running: Running) -> None:
    async with running():
        update = api.say(7, "/start")
        await api.until_sent()
        api.updates.repeat(update)
        api.say(7, "hello?")
        answers = await api.until_sent(2)
    assert [answer.text.split()[0] for answer in answers] == ["Welcome", "Send"]


async def test_a_closed_room_says_so(api: BotApi, hall: Hall, running: Running) -> None:
    hall.closed = True
    async with running():
        api.say(7, "/start")
        [answer] = await api.until_sent()
    assert answer.text == "The card room cannot be reached at the moment. Please try again in a minute."


async def test_a_player_who_blocked_the_bot_disturbs_nobody(api: BotApi, running: Running) -> None:
    async with running():
        api.block(7)
        api.say(7, "/start")
        api.say(8, "/start")
        [answer] = await api.until_sent()
    assert answer.chat == 8


async def test_a_refused_answer_disturbs_nobody(api: BotApi, running: Running) -> None:
    api.answer_next("sendMessage", Refused(400, "Bad Request: chat not found"))
    async with running():
        api.say(7, "/start")
        api.say(7, "hello?")
        [answer] = await api.until_sent()
    assert answer.text.startswith("Send /start")
