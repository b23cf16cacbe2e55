"""What the whole suite shares: databases, and tests that take minutes and run only when they are asked for."""

import logging
from collections.abc import AsyncIterator, Iterator

import pytest
import structlog

from adapters.postgres.journal import PostgresJournal
from tests.support.databases import ThrowawayServers, missing


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also run the tests that take minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="takes minutes; run with --long"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests counted and recorded as their `tally`."""
    recorded = [entry for report in terminalreporter.getreports("passed") for entry in report.user_properties]
    for tally in sorted(str(value) for name, value in recorded if name == "tally"):
        terminalreporter.write_line(tally)


@pytest.fixture(autouse=True)
def usual_log() -> Iterator[None]:
    """A command that ran in the test's own process set up the log as it needed it; the next test finds it as ever."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


@pytest.fixture(scope="session")
def database_servers() -> Iterator[ThrowawayServers]:
    """The PostgreSQL servers of this test process."""
    servers = ThrowawayServers()
    yield servers
    servers.stop()


@pytest.fixture
def database_url(database_servers: ThrowawayServers) -> Iterator[str]:
    """A fresh migrated database on PostgreSQL 18."""
    with database_servers[18].database() as url:
        yield url


@pytest.fixture(params=[18, 15], ids=["postgres18", "postgres15"])
def any_database_url(database_servers: ThrowawayServers, request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh migrated database, on each version of PostgreSQL that is here."""
    if why := missing(request.param):
        pytest.skip(why)
    with database_servers[request.param].database() as url:
        yield url


@pytest.fixture
async def journal(database_url: str) -> AsyncIterator[PostgresJournal]:
    """An open, empty journal on PostgreSQL 18."""
    opened = await PostgresJournal.open(database_url)
    yield opened
    await opened.close()


@pytest.fixture
async def any_journal(any_database_url: str) -> AsyncIterator[PostgresJournal]:
    """An open, empty journal, on each version of PostgreSQL that is here."""
    opened = await PostgresJournal.open(any_database_url)
    yield opened
    await opened.close()
