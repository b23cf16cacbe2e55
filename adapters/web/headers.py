"""What every answer tells the browser: run only our own files, in our own page or Telegram's."""

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TELEGRAM = "https://web.telegram.org https://*.telegram.org"


def security_headers(public_url: str | None) -> dict[str, str]:
    """The headers of every response."""
    return {
        "Content-Security-Policy": _content_policy(public_url),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }


def _content_policy(public_url: str | None) -> str:
    # Older WebViews do not count a WebSocket to the same host as 'self'.
    socket = f" wss://{urlsplit(public_url).netloc}" if public_url else ""
    policy = {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": f"'self'{socket}",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": f"'self' {TELEGRAM}",
    }
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class SecurityHeaders:
    """Adds the headers to every HTTP response, refusals and files included."""

    def __init__(self, app: ASGIApp, headers: dict[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, with_headers)
