"""One address of the REST interface: who may ask, what may be asked, what is answered; the OpenAPI document and the
route are both made from it."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.web.addresses import address_key
from adapters.web.answers import answer
from adapters.web.desk import Desk
from adapters.web.fields import Asked
from adapters.web.rejections import Invalid, TooLarge, TooSlow, WrongContentType
from adapters.web.strict_json import check, read_object

AskedT = TypeVar("AskedT", bound=Asked)
Access = Literal["player", "login", "public"]
Method = Literal["GET", "POST"]

_NAMES = re.compile(r"{(\w+)}")


@dataclass(frozen=True, slots=True)
class Call(Generic[AskedT]):
    """One checked request. `player` is the account's stream id, empty where nobody has to log in."""

    desk: Desk
    request: Request
    player: str
    asked: AskedT


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address as the documents describe it. The model `asked` covers path, query and body; `access` is `player`
    (with a token), `login` (without, at the login's rate) or `public`."""

    name: str
    method: Method
    path: str
    summary: str
    asked: type[Asked]
    answered: type
    access: Access
    respond: Callable[[Request], Awaitable[Response]]

    @property
    def path_names(self) -> frozenset[str]:
        """The fields of `asked` that stand in the path."""
        return frozenset(_NAMES.findall(self.path))

    def route(self) -> Route:
        """The address for the router."""
        return Route(self.path, self.respond, methods=[self.method])


def endpoint(
    method: Method, path: str, asked: type[AskedT], answered: type, access: Access = "player"
) -> Callable[[Callable[[Call[AskedT]], Awaitable[object]]], Endpoint]:
    """Make an Endpoint of a function; the first sentence of its docstring is the summary."""

    def made(handle: Callable[[Call[AskedT]], Awaitable[object]]) -> Endpoint:
        async def respond(request: Request) -> Response:
            desk: Desk = request.app.state.desk
            player = await _admit(request, desk, access)
            told = await _told(request, desk, method)
            result = await handle(Call(desk, request, player, check(asked, told)))
            return result if isinstance(result, Response) else answer(result)

        summary = (handle.__doc__ or "").partition(".")[0]
        return Endpoint(handle.__name__, method, path, summary, asked, answered, access, respond)

    return made


async def _admit(request: Request, desk: Desk, access: Access) -> str:
    """Count the request, and say who asks. What is public is not counted: probes must not depend on the limiter."""
    if access == "public":
        return ""
    address = address_key(request.client.host if request.client else None)
    await desk.admit(address, desk.settings.address_rate)
    if access == "login":
        await desk.admit(f"login:{address}", desk.settings.login_rate)
        return ""
    player = desk.sign_in.bearer(request.headers.get("authorization")).player
    await desk.admit(player, desk.settings.player_rate)
    return player


async def _told(request: Request, desk: Desk, method: Method) -> dict[str, object]:
    """Path, query and body in one; a name may come only once."""
    told: dict[str, object] = dict(request.path_params)
    more = await _body(request, desk) if method == "POST" else list(request.query_params.multi_items())
    for name, value in more:
        if name in told:
            raise Invalid(f"{name[:64]!r} is given twice.")
        told[name] = value
    return told


async def _body(request: Request, desk: Desk) -> list[tuple[str, object]]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise WrongContentType("Send a JSON object with the header `Content-Type: application/json`.")
    try:
        async with asyncio.timeout(desk.settings.body_seconds):
            body = await _bounded(request, desk.settings.body_limit)
    except TimeoutError:
        raise TooSlow(f"The body must arrive within {desk.settings.body_seconds:g} seconds.") from None
    return list(read_object(body).items())


async def _bounded(request: Request, limit: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"The body must not be larger than {limit} bytes.")
    return bytes(body)
