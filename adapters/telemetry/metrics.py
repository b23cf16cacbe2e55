"""The numbers a running room shows to Prometheus; labels are templates, kinds and codes, never an id or a card."""

from collections.abc import Callable
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from prometheus_client.gc_collector import GCCollector
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.5, 5.0)


class Metrics:
    """The measures of one process in a registry of their own; other roles register theirs in the same `registry`."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry if registry is not None else _process_registry()
        self.requests = Histogram(
            "cardroom_http_request_seconds",
            "Time to answer a request, by route template; its count is the number of requests.",
            ("method", "route", "status"),
            buckets=SECONDS,
            registry=self.registry,
        )
        commands = Histogram(
            "cardroom_action_seconds",
            "Time from a player's command on a socket to its acknowledgement or refusal.",
            ("kind", "outcome"),
            buckets=SECONDS,
            registry=self.registry,
        )
        self.commands: Callable[[str, str], Histogram] = cache(commands.labels)
        """By kind and outcome."""
        self.refused = Counter(
            "cardroom_refused_total", "Refusals by code, over HTTP and WebSocket.", ("code",), registry=self.registry
        )
        self.sockets = Gauge("cardroom_ws_connections", "Open WebSocket connections.", registry=self.registry)
        received = Counter(
            "cardroom_ws_frames_received_total", "Well-formed WebSocket frames.", ("kind",), registry=self.registry
        )
        self.received: Callable[[str], Counter] = cache(received.labels)
        """By kind."""
        self.sent = Counter("cardroom_ws_frames_sent_total", "WebSocket frames sent.", registry=self.registry)
        self.overflows = Counter(
            "cardroom_ws_overflows_total",
            "Times a slow connection's frames of a table were dropped for one fresh snapshot.",
            registry=self.registry,
        )
        self.stalled = Counter(
            "cardroom_ws_stalled_total", "Connections dropped because a send took too long.", registry=self.registry
        )

        self.lag = Gauge(
            "cardroom_projection_lag_seconds",
            "Age of the oldest event in the batch that a projection stored last, when it stored it.",
            ("projection",),
            registry=self.registry,
        )
        self.behind = Gauge(
            "cardroom_projection_behind_events",
            "Events that a projection had not read yet when it last looked.",
            ("projection",),
            registry=self.registry,
        )
        self.projected = Counter(
            "cardroom_projected_events_total", "Events projected.", ("projection",), registry=self.registry
        )

        self.stopped = Gauge(
            "cardroom_projection_stopped_position",
            "Where in the log stands the event that a projection cannot project; absent while it goes on.",
            ("projection", "topic"),
            registry=self.registry,
        )

    def text(self) -> bytes:
        """Everything in Prometheus' text format."""
        return generate_latest(self.registry)


def _process_registry() -> CollectorRegistry:
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    GCCollector(registry=registry)
    return registry
