"""What probes and Prometheus are told."""

import asyncio

from prometheus_client.parser import text_string_to_metric_families

from application.ports import JournalUnavailable
from tests.adapters.web.serving import Served, serving


async def _fine() -> str:
    return ""


async def _wrong() -> str:
    return "schema 3 is older than 4: run cardroom migrate"


async def _unreachable() -> str:
    raise JournalUnavailable("password=hunter2")


async def test_a_process_without_complaints_is_alive_and_ready() -> None:
    async with serving(checks={"schema": _fine, "journal": _fine}) as served:
        assert (await served.get("/livez")).json() == {"alive": True}
        response = await served.get("/readyz")
        assert response.status_code == 200
        assert response.json() == {"ready": True, "checks": {"serving": "ok", "schema": "ok", "journal": "ok"}}


async def test_a_part_that_fails_makes_it_unready_and_says_which() -> None:
    async with serving(checks={"schema": _wrong, "journal": _unreachable}) as served:
        response = await served.get("/readyz")
        assert response.status_code == 503
        assert response.json()["checks"]["schema"] == "schema 3 is older than 4: run cardroom migrate"
        assert response.json()["checks"]["journal"] == "out of reach (JournalUnavailable)"
        assert (await served.get("/livez")).status_code == 200


async def test_a_check_that_hangs_does_not_hang_the_probe(monkeypatch: object) -> None:
    import adapters.web.health as health

    hanging = asyncio.Event()

    async def never() -> str:
        await hanging.wait()
        return ""

    before, health.CHECK_SECONDS = health.CHECK_SECONDS, 0.05
    try:
        async with serving(checks={"journal": never}) as served:
            response = await served.get("/readyz")
    finally:
        health.CHECK_SECONDS = before
    assert (response.status_code, response.json()["checks"]["journal"]) == (503, "no answer within 0.05 seconds")


async def test_metrics_count_by_template_and_never_by_id(served: Served) -> None:
    token = await served.seated(1, seat=0)
    await served.get("/api/tables/table:nowhere", token)
    await served.get("/api/nothing/at/all")
    text = (await served.get("/metrics")).text
    families = {family.name: family for family in text_string_to_metric_families(text)}
    routes = {
        (sample.labels["route"], sample.labels["status"])
        for sample in families["cardroom_http_request_seconds"].samples
        if sample.name.endswith("_count")
    }
    assert ("/api/tables/{table}", "404") in routes
    assert ("/api/tables/{table}/seat", "200") in routes
    assert ("unmatched", "404") in routes
    codes = {sample.labels["code"] for sample in families["cardroom_refused"].samples if "code" in sample.labels}
    assert codes == {"unknown_table", "no_such_route"}
    assert served.table not in text
    assert "account:" not in text
