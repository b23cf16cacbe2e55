"""A real redis-server of a test's own, on a Unix socket, that can be stopped, frozen and started again."""

import asyncio
import shutil
import signal
import tempfile
from pathlib import Path
from typing import Self

REDIS = shutil.which("redis-server")
"""Where redis-server is; None where it is not installed."""


class RedisServer:
    """Open it with `async with`; nothing is written to disk, and nothing is left behind."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="cardroom-redis-"))
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """What `CARDROOM_REDIS_URL` is set to."""
        return f"unix://{self._folder}/redis.sock"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        shutil.rmtree(self._folder)

    async def start(self) -> None:
        """Return when it accepts connections."""
        options = [
            "--port",
            "0",
            "--unixsocket",
            f"{self._folder}/redis.sock",
            "--save",
            "",
            "--dir",
            str(self._folder),
        ]
        self._process = await asyncio.create_subprocess_exec(REDIS or "", *options, stdout=asyncio.subprocess.PIPE)
        assert self._process.stdout
        async for line in self._process.stdout:
            if b"Ready to accept connections" in line or b"ready to accept connections" in line:
                return
        raise RuntimeError("redis-server did not start")

    async def stop(self) -> None:
        """End it; connections break, and everything it knew is gone."""
        if self._process:
            self._process.send_signal(signal.SIGKILL)
            await self._process.communicate()
            self._process = None

    def freeze(self) -> None:
        """Let it hang with open connections."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process
        self._process.send_signal(signal.SIGCONT)
