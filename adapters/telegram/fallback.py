"""What no other area answers: a short pointer to `/start`, in private chats only."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message

POINTER = "Send /start and I open the card room for you."


async def point_to_start(message: Message) -> None:
    """Answer anything that was not understood."""
    await message.answer(POINTER)


def fallback_router() -> Router:
    """The last router: it takes every private message that reaches it. Groups are left in peace."""
    router = Router(name="fallback")
    router.message.register(point_to_start, F.chat.type == ChatType.PRIVATE)
    return router
