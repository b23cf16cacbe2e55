"""The numbers for Prometheus."""

from prometheus_client import CollectorRegistry
from prometheus_client.parser import text_string_to_metric_families

from adapters.telemetry.metrics import Metrics


def test_metrics_are_exposed_in_prometheus_text() -> None:
    metrics = Metrics()
    metrics.requests.labels("GET", "/api/lobby", "200").observe(0.01)
    metrics.refused.labels("seat_occupied").inc()
    names = {family.name for family in text_string_to_metric_families(metrics.text().decode())}
    assert {"cardroom_http_request_seconds", "cardroom_refused", "process_cpu_seconds"} <= names


def test_two_rooms_in_one_process_count_for_themselves() -> None:
    first, second = Metrics(), Metrics()
    first.overflows.inc()
    assert b"cardroom_ws_overflows_total 1.0" in first.text()
    assert b"cardroom_ws_overflows_total 0.0" in second.text()


def test_other_parts_of_the_process_may_share_the_registry() -> None:
    registry = CollectorRegistry()
    assert Metrics(registry).registry is registry


def test_frames_and_commands_are_counted_by_kind() -> None:
    metrics = Metrics()
    for _ in range(2):
        metrics.received("act").inc()
        metrics.commands("act", "done").observe(0.01)
    metrics.received("ping").inc()
    value = metrics.registry.get_sample_value
    assert value("cardroom_ws_frames_received_total", {"kind": "act"}) == 2
    assert value("cardroom_ws_frames_received_total", {"kind": "ping"}) == 1
    assert value("cardroom_action_seconds_count", {"kind": "act", "outcome": "done"}) == 2
