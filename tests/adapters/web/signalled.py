"""A program that serves a room until it is signalled, as the room's own program does; tests run it.

Arguments: a port, and `stuck` where a client shall never leave.
"""

import asyncio
import sys
from contextlib import nullcontext

import uvloop

from adapters.web.server import listen, run_until_signalled
from adapters.web.settings import WebSettings
from tests.adapters.web.serving import room_on


class Stuck:
    """A client that stays whatever it is told."""

    def send_away(self, after: float) -> None:
        _say("asked to go")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _main(port: int, stuck: bool) -> None:
    served = await room_on(listen("127.0.0.1", port), WebSettings(drain_seconds=60))
    _say(served.table)
    with served.desk.guests.stay(Stuck()) if stuck else nullcontext():
        await run_until_signalled(served.server)
    await served.http.aclose()
    _say("stopped")


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_main(int(sys.argv[1]), "stuck" in sys.argv))
