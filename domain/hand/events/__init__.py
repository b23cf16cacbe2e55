"""The facts of one hand, in the order in which they can happen. A storage format: see `domain.event`.

Chips are whole chips, times are UTC seconds since the epoch, seats are clockwise indices from 0.
Cards are two characters (`Td`); a card's number is its place in the order of dealing, burned cards included,
from 0. After a reshuffle the numbers go on: a card that comes back gets a further number.
"""

from domain.event import Event
from domain.hand.events.cards import (
    CardsMucked,
    CardsShown,
    DeckReshuffled,
    HoleCardsDealt,
    RabbitShown,
    StreetDealt,
    UpCardsDealt,
)
from domain.hand.events.chips import (
    BetReturned,
    HandSettled,
    HandVoided,
    PotAwarded,
    RakeTaken,
)
from domain.hand.events.start import (
    ForcedBetPosted,
    HandStarted,
)
from domain.hand.events.turns import (
    ActionTaken,
    DrawMade,
    DrawStarted,
    RunoutsAgreed,
    RunoutsChosen,
    RunoutsOffered,
    TimeBankStarted,
    TimeBankUsed,
    TurnStarted,
)

__all__ = [
    "EVENTS",
    "ActionTaken",
    "BetReturned",
    "CardsMucked",
    "CardsShown",
    "DeckReshuffled",
    "DrawMade",
    "DrawStarted",
    "ForcedBetPosted",
    "HandSettled",
    "HandStarted",
    "HandVoided",
    "HoleCardsDealt",
    "PotAwarded",
    "RabbitShown",
    "RakeTaken",
    "RunoutsAgreed",
    "RunoutsChosen",
    "RunoutsOffered",
    "StreetDealt",
    "TimeBankStarted",
    "TimeBankUsed",
    "TurnStarted",
    "UpCardsDealt",
]

EVENTS: tuple[type[Event], ...] = (
    HandStarted,
    ForcedBetPosted,
    HoleCardsDealt,
    UpCardsDealt,
    TurnStarted,
    ActionTaken,
    TimeBankStarted,
    TimeBankUsed,
    StreetDealt,
    DrawStarted,
    DrawMade,
    DeckReshuffled,
    RunoutsOffered,
    RunoutsChosen,
    RunoutsAgreed,
    BetReturned,
    CardsShown,
    CardsMucked,
    RakeTaken,
    PotAwarded,
    HandSettled,
    HandVoided,
    RabbitShown,
)
