"""Updates are worked off once, in order per player, and never more at a time than there are places."""

import asyncio
from datetime import UTC, datetime

from aiogram.types import Chat, Message, Update, User

from adapters.telegram.inbox import Inbox

ANA, BOB = 1, 2
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def update(number: int, user: int) -> Update:
    sender = User(id=user, is_bot=False, first_name="Someone")
    chat = Chat(id=user, type="private")
    message = Message(message_id=number, date=NOON, chat=chat, from_user=sender, text="hi")
    return Update(update_id=number, message=message)


class Desk:
    """Work that lasts until it is let go."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.go = asyncio.Event()

    async def work(self, item: Update) -> None:
        self.begun.append(item.update_id)
        await self.go.wait()
        self.ended.append(item.update_id)


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_one_player_is_served_in_order_and_others_meanwhile() -> None:
    desk = Desk()
    inbox = Inbox(desk.work)
    for number, user in [(1, ANA), (2, ANA), (3, BOB)]:
        await inbox.put(update(number, user))
    await settle()
    assert desk.begun == [1, 3]
    desk.go.set()
    await inbox.drain(5)
    assert sorted(desk.ended) == [1, 2, 3]
    assert desk.ended.index(1) < desk.ended.index(2)


async def test_a_failure_does_not_hold_up_the_players_next_update() -> None:
    done: list[int] = []

    async def work(item: Update) -> None:
        if item.update_id == 1:
            raise asyncio.CancelledError
        done.append(item.update_id)

    inbox = Inbox(work)
    await inbox.put(update(1, ANA))
    await inbox.put(update(2, ANA))
    await inbox.drain(5)
    assert done == [2]


async def test_a_repetition_is_dropped() -> None:
    desk = Desk()
    desk.go.set()
    inbox = Inbox(desk.work)
    for number in [1, 1, 2, 1]:
        await inbox.put(update(number, ANA))
    await inbox.drain(5)
    assert desk.ended == [1, 2]


async def test_a_full_inbox_takes_no_more_until_a_place_is_free() -> None:
    desk = Desk()
    inbox = Inbox(desk.work, width=1)
    await inbox.put(update(1, ANA))
    second = asyncio.create_task(inbox.put(update(2, BOB)))
    await settle()
    assert not second.done()
    desk.go.set()
    await second
    await inbox.drain(5)
    assert desk.ended == [1, 2]


async def test_draining_cancels_what_takes_too_long() -> None:
    desk = Desk()
    inbox = Inbox(desk.work)
    for number in [1, 2]:
        await inbox.put(update(number, ANA))
    await inbox.drain(0.01)
    assert desk.ended == []
    desk.go.set()
    await settle()
    assert desk.ended == []
