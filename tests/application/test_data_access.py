"""Who may read the analysts' views stands in the journal."""

from application.data_access import DataAccess
from domain.audit.events import DataAccessGranted, DataAccessRevoked
from tests.support.memory import CountedIds, MemoryJournal, StandingClock


async def test_each_change_is_recorded_in_a_stream_of_its_own() -> None:
    journal, clock = MemoryJournal(), StandingClock()
    access = DataAccess(journal, clock, CountedIds())

    await access.granted("anna", True, "operator")
    await access.revoked("anna", "operator")

    assert [recorded.event for recorded in journal.log] == [
        DataAccessGranted("anna", True, "operator"),
        DataAccessRevoked("anna", "operator"),
    ]
    assert len({recorded.stream for recorded in journal.log}) == 2
    assert all(recorded.stream.startswith("audit:") and recorded.version == 1 for recorded in journal.log)
    assert {recorded.at for recorded in journal.log} == {clock.now()}
