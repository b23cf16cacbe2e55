"""What whoever runs the process asks it: are you alive, may players come, how are you doing."""

import asyncio
from collections.abc import Mapping

from prometheus_client import CONTENT_TYPE_LATEST
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.web.answers import answer
from adapters.web.desk import Check, Desk
from adapters.web.endpoint import Call, endpoint
from adapters.web.fields import Asked, Told
from application.ports import JournalUnavailable

CHECK_SECONDS = 2.0


class AskHealth(Asked):
    """Nothing."""


class Alive(Told):
    """The process runs."""

    alive: bool


class Readiness(Told):
    """Whether players may come; by part, `ok` or what is wrong with it."""

    ready: bool
    checks: Mapping[str, str]


@endpoint("GET", "/livez", AskHealth, Alive, access="public")
async def livez(_call: Call[AskHealth]) -> Alive:
    """Say that the process runs."""
    return Alive(alive=True)


@endpoint("GET", "/readyz", AskHealth, Readiness, access="public")
async def readyz(call: Call[AskHealth]) -> Response:
    """Say whether players may come; 503 while they may not."""
    desk = call.desk
    names = list(desk.checks)
    told = await asyncio.gather(*(_checked(desk.checks[name]) for name in names))
    checks = {"serving": "draining" if desk.draining else "ok", **dict(zip(names, told, strict=True))}
    ready = all(said == "ok" for said in checks.values())
    return answer(Readiness(ready=ready, checks=checks), 200 if ready else 503)


async def _checked(check: Check) -> str:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return await check() or "ok"
    except TimeoutError:
        return f"no answer within {CHECK_SECONDS:g} seconds"
    except (JournalUnavailable, OSError) as error:
        return f"out of reach ({type(error).__name__})"


async def _metrics(request: Request) -> Response:
    desk: Desk = request.app.state.desk
    return Response(desk.metrics.text(), media_type=CONTENT_TYPE_LATEST)


ENDPOINTS = (livez, readyz)
METRICS = Route("/metrics", _metrics, methods=["GET"])
