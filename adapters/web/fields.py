"""The building blocks of everything a client may send: strict types with their bounds."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from domain.chips import LIMIT
from projections.periods import day_of


class Asked(BaseModel):
    """What a client sends: nothing is converted, and a field we do not know is refused."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Told(BaseModel):
    """What the room answers."""

    model_config = ConfigDict(frozen=True)


def _id(kind: str, example: str) -> object:
    return Field(pattern=rf"^{kind}:[0-9A-Za-z_.-]{{1,80}}$", examples=[f"{kind}:{example}"])


EXAMPLE_ID = "0190f3e2-7c4a-7b1e-9d52-3f1c0a6be411"
SAFE_INTEGER = 2**53 - 1
MOST_HELD = 7
"""So many cards a seat holds at most."""

TableId = Annotated[str, _id("table", EXAMPLE_ID)]
HandId = Annotated[str, _id("hand", EXAMPLE_ID)]
CommandId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$", examples=["6f1c2a34b5d64e7f"])]
Chips = Annotated[int, Field(ge=1, le=LIMIT, description="whole chips")]
ChipsOrNone = Annotated[int, Field(ge=0, le=LIMIT, description="whole chips, 0 for none")]
Card = Annotated[str, Field(pattern=r"^[2-9TJQKA][cdhs]$", examples=["Td"])]
Runouts = Annotated[int, Field(ge=1, le=3)]
RulesetId = Annotated[str, Field(pattern=r"^[0-9a-z]{1,16}/[0-9]{1,4}$", examples=["nlhe/1"])]
SeatNumber = Annotated[int, Field(ge=0, le=8, description="clockwise from 0")]
Turn = Annotated[int, Field(ge=1, le=1_000_000, description="counts the turns of the hand from 1")]
Seq = Annotated[int, Field(ge=0, le=SAFE_INTEGER, description="the last frame of the table that the client has, or 0")]
Token = Annotated[str, Field(min_length=1, max_length=2048)]
Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$", description="16 bytes")]
Hex64 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", description="32 bytes")]
At = Annotated[float, Field(description="UTC, seconds since the epoch")]


def _digits(value: object) -> object:
    """Query parameters are text: digits are a number, anything else stays what it is and is refused by name."""
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 16 else value


QueryLimit = Annotated[int, Field(ge=1, le=100), BeforeValidator(_digits)]
QueryStep = Annotated[int, Field(ge=0, le=1_000_000), BeforeValidator(_digits)]
"""A step of a hand that is told again, counted from 0."""
QueryOffset = Annotated[int, Field(ge=0, le=1_000_000), BeforeValidator(_digits)]
"""So many entries of a list are passed over."""
QuerySession = Annotated[int, Field(ge=1, le=SAFE_INTEGER), BeforeValidator(_digits)]


def _day(value: object) -> date:
    """A UTC day of the room's calendar."""
    try:
        return day_of(str(value))
    except ValueError as error:
        raise PydanticCustomError("day", "{wrong}", {"wrong": str(error)}) from None


QueryDay = Annotated[date, BeforeValidator(_day)]
