"""The web server: uvicorn on a socket that was bound before anything else started, stopped in two steps."""

import asyncio
import errno
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

from adapters.fault import Fault
from adapters.web.app import drain
from adapters.web.settings import WebSettings
from adapters.web.table_socket import TableSocket

FRAME_LIMIT = 16 * 1024
PING_SECONDS = 20.0
SHUTDOWN_SECONDS = 3
BACKLOG = 2048


class PortBusy(Fault):
    """Another program listens on the port."""


class AddressUnusable(Fault):
    """The host cannot be listened on, or the port needs rights that we lack."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises PortBusy or AddressUnusable with one line that says what to do."""
    try:
        return _bound(host, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortBusy(f"Port {port} on {host} is in use; stop the other program or choose another port.") from None
        raise AddressUnusable(f"Cannot listen on {host} port {port}: {error.strerror or error}.") from None


def _bound(host: str, port: int) -> socket.socket:
    # Only on a socket that names its protocol does asyncio turn off Nagle's algorithm, which would hold back the
    # second of two frames for 40 ms.
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
        bound.listen(BACKLOG)
    except OSError:
        bound.close()
        raise
    return bound


class WebServer:
    """Serves an application on a bound socket, in the event loop of the caller; installs no signal handlers."""

    def __init__(self, app: Starlette, listener: socket.socket, settings: WebSettings) -> None:
        self._app = app
        self._listener = listener
        self._settings = settings
        self._uvicorn = _Uvicorn(_config(app, settings))

    @property
    def address(self) -> tuple[str, int]:
        """Host and port that it listens on."""
        host, port, *_ = self._listener.getsockname()
        return str(host), int(port)

    async def run(self) -> None:
        """Serve until `stop` or `stop_now`."""
        await self._uvicorn.serve(sockets=[self._listener])

    async def stop(self) -> None:
        """Send every client away in good order, then stop. Bounded: who does not go is cut off."""
        try:
            async with asyncio.timeout(self._settings.drain_seconds):
                await drain(self._app)
        except TimeoutError:
            pass
        finally:
            self.stop_now()

    def stop_now(self) -> None:
        """Stop without waiting for anyone."""
        self._uvicorn.should_exit = True


async def run_until_signalled(server: WebServer) -> None:
    """Serve until SIGTERM or SIGINT, which drains; a second signal skips the rest of the drain."""
    stopping: asyncio.Task[None] | None = None

    def on_signal() -> None:
        nonlocal stopping
        if stopping is None:
            stopping = asyncio.create_task(server.stop())
        else:
            server.stop_now()

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, on_signal)
    try:
        await server.run()
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
        if stopping is not None:
            stopping.cancel()


class _Uvicorn(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals belong to whoever runs the process."""
        yield


def _config(app: Starlette, settings: WebSettings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http="httptools",
        ws=TableSocket,
        ws_max_size=FRAME_LIMIT,
        ws_per_message_deflate=True,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )
