"""Why a request failed, in one line for the log that never holds the token."""

import traceback

from aiogram.exceptions import ClientDecodeError, DetailedAiogramError

LONGEST = 200


def reason(error: BaseException, token: str) -> str:
    """The error's first line, at most 200 characters."""
    said = error.message if isinstance(error, DetailedAiogramError) else str(error)
    if isinstance(error, ClientDecodeError):
        said = f"no answer of the Bot API: {type(error.original).__name__}"
    return without(token, said.partition("\n")[0] or type(error).__name__)[:LONGEST]


def trace(error: BaseException, token: str) -> str:
    """The traceback; for the log only."""
    return without(token, "".join(traceback.format_exception(error)))


def without(token: str, text: str) -> str:
    """`text` with the token's secret half hidden, which libraries print as part of the address."""
    secret = token.partition(":")[2]
    return text.replace(secret, "[hidden]") if secret else text
