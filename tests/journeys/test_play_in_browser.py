"""A person opens the page, sits down with house bots, and plays a hand to its result, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.support.room_process import RoomProcess

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed at /usr/bin/chromium"),
]


@pytest.fixture
def page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, "--no-first-run"])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.set_default_timeout(60_000)
        yield page
        browser.close()


def test_a_person_plays_a_hand_against_house_bots(tmp_path: Path, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    with RoomProcess(tmp_path).open() as room:
        page.goto(room.url)
        expect(page.get_by_test_id("balance")).to_contain_text("10,000")
        page.get_by_test_id("join").first.click()
        page.get_by_test_id("buy-in-confirm").click()
        play_to_the_result(page)
        expect(page.get_by_test_id("result").first).not_to_be_empty()
        assert faults == []


def play_to_the_result(page: Page) -> None:
    """Check where that is free and call otherwise, until a result is shown."""
    passive = page.get_by_test_id("check").or_(page.get_by_test_id("call"))
    result = page.get_by_test_id("result")
    while True:
        expect(passive.or_(result).first).to_be_visible()
        if result.count():
            return
        if passive.count():
            passive.first.click()
            expect(passive).to_have_count(0)
