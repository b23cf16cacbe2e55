"""The event-sourcing library as it comes: an aggregate at hand, one `save` after the other."""

import time
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from ops.benches.rounds import Slice


class Hand(Aggregate):
    """As much of a hand as one action needs."""

    @event("ActionTaken")
    def act(self, turn: int, kind: str, paid: int, command_id: str) -> None:
        """Take an action."""
        self.turn, self.kind, self.paid, self.command_id = turn, kind, paid, command_id


class LibrarySaves:
    """`Application.save` with the library's recorder, in a schema of its own."""

    def __init__(self, url: str) -> None:
        self._environment = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": urlsplit(url).path[1:],
            "POSTGRES_HOST": parse_qs(urlsplit(url).query)["host"][0],
            "POSTGRES_PORT": "5432",
            "POSTGRES_USER": urlsplit(url).username or "",
            "POSTGRES_PASSWORD": "",
        }

    def measure(self, seconds: float) -> Slice:
        """Saves a second of one thread."""
        application = Application[UUID](env=self._environment)
        hand = Hand()
        application.save(hand)
        latencies: list[float] = []
        cpu, start = time.process_time(), time.perf_counter()
        now = start
        while now < start + seconds:
            hand.act(len(latencies), "raise", 800, str(uuid4()))
            application.save(hand)
            then, now = now, time.perf_counter()
            latencies.append(now - then)
        cpu = time.process_time() - cpu
        application.close()
        latencies.sort()
        return Slice(len(latencies) / (now - start), latencies[int(0.95 * len(latencies))], cpu / len(latencies))
