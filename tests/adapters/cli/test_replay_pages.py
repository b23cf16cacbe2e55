"""The pages of a replay, of hands of every game: they fit on a small terminal, and say and show what is to be seen."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from adapters.cli.card_faces import faces_for
from adapters.cli.replay_pages import ReplayPages
from application.replay import Onlooker, Replay
from domain.hand import evolve_all
from domain.hand.events import CardsShown, PotAwarded, StreetDealt
from domain.variants import RULESETS
from tests.application.sight import known_to
from tests.application.test_replay import Retold, events, retold
from tests.support.effort import examples

FACE = re.compile("([2-9TJQKA])([♠♥♦♣])")
SUIT = dict(zip("♠♥♦♣", "shdc", strict=True))


def pages_of(told: Retold, replay: Replay, player: str | None, everyone: bool = False) -> ReplayPages:
    cards = told.cards(replay)
    seen = cards if everyone else {player: cards[player]} if player else {}
    return ReplayPages(replay, Onlooker(player, seen), faces_for("utf-8"))


def written(pages: ReplayPages, number: int, width: int = 80) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(pages.page(number))
    return out.getvalue()


def cards_on(page: str) -> set[str]:
    return {rank + SUIT[suit] for rank, suit in FACE.findall(page)}


@given(st.integers(0, 2**32), st.sampled_from(sorted(RULESETS)))
@examples(8)
def test_no_page_shows_a_card_that_its_reader_may_not_know(seed: int, ruleset: str) -> None:
    told = retold(seed, ruleset)
    for replay, hand in told.hands():
        for step in replay.steps:
            hand = evolve_all(hand, events(step.facts))
            for player in (None, *replay.started.players):
                page = written(pages_of(told, replay, player), step.number)
                assert cards_on(page) <= known_to(player, hand)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_pages_of_every_game_fit_on_a_small_terminal(ruleset: str) -> None:
    told, most = retold(11, ruleset, hands=3), 0
    for replay, _ in told.hands():
        pages = pages_of(told, replay, None, everyone=True)
        for number in range(replay.last + 1):
            lines = written(pages, number).splitlines()
            most = max(most, len(lines))
            assert max(map(len, lines)) <= 80
            assert lines[0].startswith(f"step {number} of {replay.last} · ")
    assert 10 < most < 24


@pytest.mark.parametrize("ruleset", RULESETS)
def test_what_happens_is_said(ruleset: str) -> None:
    told = retold(7, ruleset, hands=3)
    for replay, _ in told.hands():
        pages = pages_of(told, replay, None)
        for step in replay.steps:
            said = str(pages.told(step.number)["said"])
            for fact in events(step.facts):
                match fact:
                    case PotAwarded(seat=seat, amount=amount):
                        assert f"{name_of(replay, seat)} wins {amount:,}" in said
                    case CardsShown(seat=seat, cards=cards):
                        assert f"{name_of(replay, seat)} shows {' '.join(map(face, cards))}" in said
                    case StreetDealt(street=street, cards=cards):
                        assert re.search(f"{street}.* {' '.join(map(face, cards))}", said)


def name_of(replay: Replay, seat: int) -> str:
    return replay.started.names[replay.started.seats.index(seat)]


def face(card: str) -> str:
    return f"{card[0]}{dict(zip('shdc', '♠♥♦♣', strict=True))[card[1]]}"


def test_a_page_says_who_acts_and_what_they_may_do() -> None:
    told = retold(3, "nlhe/1")
    ((replay, _), *_) = told.hands()
    page = written(pages_of(told, replay, None), 1)
    turn = replay.steps[1].fold.hand
    assert turn is not None
    assert turn.turn is not None
    name = name_of(replay, turn.turn.seat)
    assert re.search(rf"^▶.* {name} ", page, re.MULTILINE)
    assert re.search(rf"^{name} to act: fold, call \d+, raise \d+ to \d+$", page, re.MULTILINE)


def test_a_name_cannot_play_tricks_on_the_terminal() -> None:
    told = retold(3, "nlhe/1")
    ((replay, _), *_) = told.hands()
    names = ("\x1b[2J\x07[red]x[/]", *replay.started.names[1:])
    renamed = replace(replay, started=replace(replay.started, names=names))
    page = written(pages_of(told, renamed, renamed.started.players[0]), 0)
    assert "\x1b" not in page
    assert "\x07" not in page
    assert "[red]x[/]" in page


def test_a_narrow_terminal_shortens_words_and_no_number() -> None:
    told = retold(3, "stud/1")
    ((replay, _), *_) = told.hands()
    pages = pages_of(told, replay, None, everyone=True)
    for number in range(replay.last + 1):
        wide, narrow = written(pages, number, 120), written(pages, number, 60)
        assert cards_on(wide) == cards_on(narrow)
        assert max(map(len, narrow.splitlines())) <= 60
