"""Templates in the journal: added once, changed by whoever is last, found by those who pinned them."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from application.ports import Conflict, JournalUnavailable
from application.tables import RoomBusy
from application.templates import MENU, Templates, template_of
from domain.event import Recorded
from domain.template import Game, Terms, complete
from domain.template.events import TemplateAdded, TemplateChanged, TemplateListed, TemplateRetired
from domain.template.refusals import (
    InvalidTerms,
    TemplateIsRetired,
    UnknownTemplate,
    UnknownVersion,
)
from tests.support.memory import MemoryJournal, StandingClock

HOLDEM = complete(Terms("Hold'em", (Game("nlhe/1", 10, 20),)))
OMAHA = complete(Terms("Omaha", (Game("plo4/1", 10, 20),)))
NINE = replace(HOLDEM, seats=9)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def templates(journal: MemoryJournal) -> Templates:
    return Templates(journal, StandingClock())


def another(journal: MemoryJournal) -> Templates:
    """Another process on the same journal."""
    return Templates(journal, StandingClock())


class CrowdedJournal(MemoryJournal):
    """A journal in which somebody else is always first."""

    def __init__(self, journal: MemoryJournal) -> None:
        super().__init__()
        self.log = journal.log

    async def append(self, events: Sequence[Recorded]) -> Sequence[Recorded]:
        raise Conflict(events[0].stream)


def facts(journal: MemoryJournal) -> list[type]:
    return [type(recorded.event) for recorded in journal.log]


async def test_added_and_on_the_menu_in_one_append(journal: MemoryJournal, templates: Templates) -> None:
    template = await templates.add(HOLDEM, "add")
    assert facts(journal) == [TemplateAdded, TemplateListed]
    assert journal.appends == 1
    assert journal.log[1].stream == MENU
    assert (await templates.find(template)).terms(1) == HOLDEM


async def test_added_with_the_usual_buy_ins(templates: Templates) -> None:
    template = await templates.add(Terms("Bare", (Game("nlhe/1", 10, 20),)), "add")
    assert (await templates.terms(template, 1)).min_buy_in == 800


async def test_a_repeated_command_adds_nothing(journal: MemoryJournal, templates: Templates) -> None:
    first = await templates.add(HOLDEM, "add")
    assert await another(journal).add(HOLDEM, "add") == first == template_of("add")
    assert [await templates.change(first, NINE, "change") for _ in range(2)] == [2, 2]
    await templates.change(first, HOLDEM, "change-2")
    assert await another(journal).change(first, NINE, "change") == 2
    for _ in range(2):
        await templates.retire(first, "retire")
    assert facts(journal) == [TemplateAdded, TemplateListed, TemplateChanged, TemplateChanged, TemplateRetired]


async def test_another_command_adds_another_template(templates: Templates) -> None:
    assert await templates.add(HOLDEM, "add-1") != await templates.add(HOLDEM, "add-2")


async def test_all_are_listed_in_the_order_in_which_they_came(templates: Templates) -> None:
    assert await templates.all() == []
    added = [await templates.add(terms, terms.name) for terms in (OMAHA, HOLDEM)]
    await templates.retire(added[0], "retire")
    listed = await templates.all()
    assert [template.id for template in listed] == added
    assert [template.retired for template in listed] == [True, False]


async def test_a_table_finds_the_version_that_it_pinned(journal: MemoryJournal, templates: Templates) -> None:
    template = await templates.add(HOLDEM, "add")
    assert await templates.change(template, NINE, "change") == 2
    assert [(await templates.terms(template, version)).seats for version in (1, 2)] == [6, 9]
    await another(journal).retire(template, "retire")
    assert (await another(journal).terms(template, 1)).seats == 6


async def test_pinned_terms_are_read_once(journal: MemoryJournal, templates: Templates) -> None:
    template = await templates.add(HOLDEM, "add")
    await templates.terms(template, 1)
    journal.away = JournalUnavailable("the journal is away")
    assert await templates.terms(template, 1) == HOLDEM


async def test_a_change_of_another_process_is_seen(journal: MemoryJournal, templates: Templates) -> None:
    template = await templates.add(HOLDEM, "add")
    await another(journal).change(template, NINE, "change")
    assert (await templates.find(template)).version == 2
    assert await templates.change(template, NINE, "change-2") == 2


async def test_changes_at_once_each_become_a_version(journal: MemoryJournal, templates: Templates) -> None:
    template = await templates.add(HOLDEM, "add")
    versions = [replace(HOLDEM, seats=seats) for seats in (2, 3, 4, 5)]
    changes = [another(journal).change(template, terms, f"change-{terms.seats}") for terms in versions]
    assert sorted(await asyncio.gather(*changes)) == [2, 3, 4, 5]
    assert {terms.seats for terms in (await templates.find(template)).versions} == {2, 3, 4, 5, 6}


async def test_additions_at_once_are_all_on_the_menu(journal: MemoryJournal, templates: Templates) -> None:
    added = await asyncio.gather(*(another(journal).add(HOLDEM, f"add-{number}") for number in range(5)))
    assert {template.id for template in await templates.all()} == set(added)
    assert facts(journal).count(TemplateListed) == 5


async def test_who_is_never_fast_enough_is_told_so(journal: MemoryJournal) -> None:
    await another(journal).add(HOLDEM, "add")
    crowded = Templates(CrowdedJournal(journal), StandingClock())
    with pytest.raises(RoomBusy, match="try again"):
        await crowded.change(template_of("add"), NINE, "late")
    assert facts(journal) == [TemplateAdded, TemplateListed]


@pytest.mark.parametrize("stranger", ["template:nobody", "", MENU, "table:1"])
async def test_strangers_are_refused(journal: MemoryJournal, templates: Templates, stranger: str) -> None:
    await templates.add(HOLDEM, "add")
    with pytest.raises(UnknownTemplate, match="no template"):
        await templates.find(stranger)
    with pytest.raises(UnknownTemplate):
        await templates.terms(stranger, 1)
    with pytest.raises(UnknownTemplate):
        await templates.change(stranger, HOLDEM, "change")
    with pytest.raises(UnknownTemplate):
        await templates.retire(stranger, "retire")
    assert len(journal.log) == 2


async def test_a_refused_command_leaves_nothing(journal: MemoryJournal, templates: Templates) -> None:
    with pytest.raises(InvalidTerms, match="seats must be"):
        await templates.add(replace(HOLDEM, seats=1), "add")
    assert (journal.log, await templates.all()) == ([], [])
    template = await templates.add(HOLDEM, "add-2")
    with pytest.raises(UnknownVersion):
        await templates.terms(template, 2)
    await templates.retire(template, "retire")
    with pytest.raises(TemplateIsRetired):
        await templates.change(template, NINE, "change")


@pytest.mark.parametrize("kind", ["failing", "ambiguous"])
async def test_after_a_failure_the_same_command_adds_it_once(
    journal: MemoryJournal, templates: Templates, kind: str
) -> None:
    setattr(journal, kind, JournalUnavailable("the journal is away"))
    with pytest.raises(JournalUnavailable):
        await templates.add(HOLDEM, "add")
    template = await templates.add(HOLDEM, "add")
    assert facts(journal) == [TemplateAdded, TemplateListed]
    assert [found.id for found in await templates.all()] == [template]
