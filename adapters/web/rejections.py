"""What the web adapter itself refuses, before or beside the rules of the game."""

from collections.abc import Mapping
from typing import ClassVar

from domain.refusals import Kind, Refusal

STATUS_OF_KIND: Mapping[Kind, int] = {"invalid": 422, "forbidden": 403, "conflict": 409, "missing": 404}


class Rejected(Refusal):
    """A request that never reached the room; `status` is its HTTP status."""

    status: ClassVar[int] = 400

    @property
    def headers(self) -> Mapping[str, str]:
        """What the HTTP answer carries besides."""
        return {}


class RetryLater(Rejected):
    """The same request may succeed after `retry_after` seconds."""

    status = 503

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(max(1, round(self.retry_after)))}


class Malformed(Rejected):
    """What came is not the JSON or the frame that was expected."""


class Invalid(Rejected):
    """A field is missing, unknown, or has a value it cannot have; the message names it."""

    status = 422


class TooLarge(Rejected):
    """The body is larger than any request needs."""

    status = 413


class WrongContentType(Rejected):
    """The body is not announced as JSON."""

    status = 415


class TooSlow(Rejected):
    """The body did not arrive in time."""

    status = 408


class NoSuchRoute(Rejected):
    """Nothing is served under this address."""

    status = 404


class MethodNotAllowed(Rejected):
    """The address exists, but not for this method."""

    status = 405

    def __init__(self, message: str, allow: str) -> None:
        super().__init__(message)
        self._allow = allow

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Allow": self._allow}


class UnknownHand(Rejected):
    """There is no such hand, or it is not yet over, or it was not the player's."""

    status = 404


class ForeignOrigin(Rejected):
    """A page of another site tried to open a socket."""

    status = 403


class TooManyRequests(RetryLater):
    """The player or the address asks too often."""

    status = 429


class TooManyTables(Rejected):
    """The socket watches as many tables as one may."""

    status = 409


class Draining(RetryLater):
    """This process is about to stop and takes nobody new."""


class Busy(RetryLater):
    """Others were faster again and again; nothing was recorded."""


class JournalOutOfReach(RetryLater):
    """The journal cannot be reached; nothing was recorded."""


class NotSignedIn(Rejected):
    """The request does not say who asks, or not in a way that can be believed."""

    status = 401

    @property
    def headers(self) -> Mapping[str, str]:
        return {"WWW-Authenticate": "Bearer"}


class TokenMissing(NotSignedIn):
    """No bearer token came with the request."""


class TokenMalformed(NotSignedIn):
    """The token is not one of ours in form."""


class TokenForeign(NotSignedIn):
    """Another room signed the token."""


class TokenTampered(NotSignedIn):
    """The token was changed after it was signed."""


class TokenExpired(NotSignedIn):
    """The token's time is over."""


class HelloMissing(NotSignedIn):
    """The socket's first frame did not say hello in time."""


class InitDataMalformed(NotSignedIn):
    """What should be Telegram's initData cannot be read."""


class InitDataForged(NotSignedIn):
    """The initData is not signed by this bot's token."""


class InitDataExpired(NotSignedIn):
    """The initData is too old, or from the future."""


class TelegramLoginOff(Rejected):
    """The room runs without a bot."""

    status = 404


class DevelopmentLoginOff(Rejected):
    """The development login does not exist where anyone else could reach it."""

    status = 403
