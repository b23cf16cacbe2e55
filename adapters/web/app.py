"""The whole web adapter as one ASGI application: the index of its addresses."""

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute

from adapters.telemetry.metrics import Metrics
from adapters.web import health, openapi
from adapters.web.desk import Check, Desk
from adapters.web.endpoints import ENDPOINTS
from adapters.web.faults import HANDLERS
from adapters.web.guests import Guests
from adapters.web.headers import SecurityHeaders, security_headers
from adapters.web.measuring import Measuring
from adapters.web.pages import page_routes
from adapters.web.readers import Readers
from adapters.web.settings import WebSettings
from adapters.web.sign_in import SignIn
from adapters.web.sockets import serve_socket
from adapters.web.step_frames import Encoder
from application.ports import Clock, Limiter
from application.room import Room


def web_app(
    room: Room,
    readers: Readers,
    sign_in: SignIn,
    settings: WebSettings,
    clock: Clock,
    limiter: Limiter,
    metrics: Metrics | None = None,
    checks: Mapping[str, Check] | None = None,
) -> Starlette:
    """Serve players from `room` and `readers`; `checks` are what readiness depends on, by name."""
    desk = Desk(
        room=room,
        readers=readers,
        sign_in=sign_in,
        clock=clock,
        limiter=limiter,
        metrics=metrics or Metrics(),
        settings=settings,
        checks=checks or {},
        encoder=Encoder(clock),
        guests=Guests(),
    )
    app = Starlette(
        routes=[
            *(endpoint.route() for endpoint in ENDPOINTS),
            openapi.ROUTE,
            health.METRICS,
            WebSocketRoute("/ws", serve_socket),
            *page_routes(settings.dist),
        ],
        middleware=[
            Middleware(Measuring, desk.metrics),
            Middleware(SecurityHeaders, security_headers(settings.public_url)),
        ],
        exception_handlers=HANDLERS,
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    return app


async def drain(app: Starlette) -> None:
    """Let nobody new in, ask every client to come back at a time of its own, and return when all are gone."""
    desk: Desk = app.state.desk
    desk.draining = True
    await desk.guests.send_away(desk.settings.reconnect_spread)
