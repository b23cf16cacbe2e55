"""What is remembered of where somebody signed in from: once a day, never in clear, of the client and not of a proxy."""

from dataclasses import replace

import pytest

from adapters.web.settings import WebSettings
from adapters.web.traces import Tracer
from application.ports import JournalUnavailable
from domain.account.events import TraceLeft
from tests.adapters.web.serving import PLENTY, SECRET, Served, serving
from tests.support.init_data import init_data

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
PROXIED = WebSettings(trusted_proxies=("127.0.0.1",), address_rate=PLENTY, login_rate=PLENTY, player_rate=PLENTY)
HOME, CAFE = "8.8.8.8", "9.9.9.9"
DEVICE = "0123456789abcdef" * 2


def traces(served: Served) -> list[TraceLeft]:
    """What was remembered so far."""
    return [each.event for each in served.journal.log if isinstance(each.event, TraceLeft)]


async def sign_in(served: Served, user: int, address: str, device: str | None = DEVICE) -> None:
    """Come in through Telegram, behind a proxy."""
    text = init_data(TOKEN, {"id": user, "first_name": "Anna"}, int(served.clock.now()))
    body = {"init_data": text} | ({"device": device} if device else {})
    response = await served.post("/api/login", body, None, **{"X-Forwarded-For": address})
    assert response.status_code == 200, response.text


async def test_a_sign_in_is_remembered_once_a_day() -> None:
    async with serving(PROXIED, bot_token=TOKEN) as served:
        for _ in range(3):
            await sign_in(served, 1, HOME)
        first = traces(served)
        assert [trace.of for trace in first] == ["address", "device"]
        assert {trace.day for trace in first} == {served.room.today()}
        served.clock.pass_(86_400)
        await sign_in(served, 1, HOME)
        later = traces(served)[2:]
        assert [trace.tag for trace in later] == [trace.tag for trace in first]
        assert [trace.day for trace in later] == [served.room.today()] * 2


async def test_accounts_at_one_address_have_its_tag_in_common_and_others_have_not() -> None:
    async with serving(PROXIED, bot_token=TOKEN) as served:
        await sign_in(served, 1, HOME, "a" * 32)
        await sign_in(served, 2, HOME, "b" * 32)
        await sign_in(served, 3, CAFE, "a" * 32)
        tags = [trace.tag for trace in traces(served)]
        home, first, same_home, second, cafe, same_first = tags
        assert (home, first) == (same_home, same_first)
        assert len({home, first, second, cafe}) == 4


async def test_a_new_address_on_the_same_day_is_remembered_too() -> None:
    async with serving(PROXIED, bot_token=TOKEN) as served:
        await sign_in(served, 1, HOME, None)
        await sign_in(served, 1, CAFE, None)
        await sign_in(served, 1, HOME, None)
        assert [trace.of for trace in traces(served)] == ["address", "address"]


async def test_nobody_but_a_trusted_proxy_is_believed_about_addresses(served: Served) -> None:
    await served.log_in(1)
    text = {"X-Forwarded-For": HOME}
    assert (await served.post("/api/login/development", {}, None, **text)).status_code == 403
    assert traces(served) == []


async def test_no_address_and_no_device_number_is_stored_in_clear() -> None:
    async with serving(PROXIED, bot_token=TOKEN) as served:
        await sign_in(served, 1, HOME)
        await sign_in(served, 2, "2a00:1450:4001:82b::200e", None)
        stored = repr(served.journal.log)
        assert len(traces(served)) == 3
        for secret in (HOME, "8.8.8", DEVICE, "2a00", "1450", "82b"):
            assert secret not in stored


async def test_a_journal_that_is_away_keeps_nobody_out() -> None:
    async with serving(PROXIED, bot_token=TOKEN) as served:
        await sign_in(served, 1, HOME)
        served.journal.failing = JournalUnavailable("away")
        await sign_in(served, 1, CAFE)
        assert len(traces(served)) == 2


@pytest.mark.parametrize("device", ["", "x" * 32, "A" * 32, "a" * 31, 7])
async def test_a_device_number_is_sixteen_bytes(served: Served, device: object) -> None:
    response = await served.post("/api/login/development", {"device": device})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "invalid")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.1.2.3", "192.168.0.9", "::1", "fe80::1", "::ffff:10.0.0.1", "", "x", None]
)
def test_addresses_of_no_public_network_say_nothing(host: str | None) -> None:
    assert Tracer.of(SECRET).tags(host, None) == {}


def test_an_ipv6_subscriber_is_one_network_and_a_mapped_address_the_ipv4_one() -> None:
    tracer = Tracer.of(SECRET)
    first, same, other = ("2a00:1450:4001:82b::1", "2a00:1450:4001:82b:ffff::2", "2a00:1450:4001:82c::1")
    assert tracer.tags(first, None) == tracer.tags(same, None) != tracer.tags(other, None)
    assert tracer.tags("::ffff:8.8.8.8", None) == tracer.tags("8.8.8.8", None) != tracer.tags("8.8.8.9", None)


def test_another_key_makes_other_tags_and_shows_in_no_text() -> None:
    tracer, other = Tracer.of(SECRET), Tracer.of(SECRET[::-1])
    assert tracer.tags(HOME, DEVICE) != other.tags(HOME, DEVICE)
    assert tracer.key != SECRET
    assert repr(tracer) == repr(replace(tracer, key=b"x")) == "Tracer()"
    assert set(map(len, tracer.tags(HOME, DEVICE).values())) == {32}
