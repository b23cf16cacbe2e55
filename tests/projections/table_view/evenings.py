"""Evenings at tables of every kind, with players who wish for everything that a table offers."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from random import Random
from typing import Any

from domain.refusals import Refusal
from domain.table import commands as ask
from domain.variants import EIGHT_GAME, RULESETS
from tests.projections.stories import Story, game_of

ALONE = tuple((ruleset,) for ruleset in RULESETS)
MIXED = (EIGHT_GAME, ("nlhe/1", "plo4/1", "plo8/1"))
FLOPS = ("nlhe/1", "plhe/1", "plo4/1", "plo5/1", "plo8/1", "plodb/1")
"""Games with a straddle and with bomb pots."""


def table(seed: int, rulesets: Sequence[str], seats: int) -> Story:
    """An empty table of these games, with everything on that they allow."""
    random = Random(seed)
    return Story(random, seats=seats, games=[*map(game_of, rulesets)], **_options(random, rulesets, seats))


def evening(seed: int, rulesets: Sequence[str], seats: int, hands: int = 2) -> Story:
    """So many hands of these games."""
    story = table(seed, rulesets, seats)
    for _ in passing(story, hands):
        pass
    return story


def _options(random: Random, rulesets: Sequence[str], seats: int) -> dict[str, Any]:
    """Fields of `Terms` that allow as much as these games can."""
    chosen: dict[str, Any] = {"button": random.choice(("forward", "dead"))}
    chosen["buy_button"] = not {*rulesets} <= {"nlsd/1", "stud/1", "stud8/1", "razz/1"}
    chosen |= {"rake_per_mille": 50, "rake_caps": (7, 20, 30), "bank_hands": 2}
    if len(rulesets) > 1:
        chosen["rotation"] = random.choice(("choice", "hands", "orbit"))
    if chosen.get("rotation") == "hands":
        chosen["rotation_hands"] = 1
    if not set(rulesets) <= set(FLOPS):
        return chosen
    if any(ruleset != "plodb/1" for ruleset in rulesets):
        chosen["most_runouts"] = 3
    if seats >= 4:
        chosen["straddle"] = random.choice(("utg", "button"))
    if "plo5/1" not in rulesets:
        chosen |= {"bomb_vote": True, "bomb_every": random.choice((0, 2)), "bomb_ante": 20, "bomb_boards": 2}
    return chosen


def passing(story: Story, hands: int) -> Iterator[Story]:
    """The story after everything that somebody does, for so many hands."""
    random = story.random
    for _ in range(hands):
        for seat in range(story.table.terms.seats):
            held = story.table.seats.get(seat)
            if held is not None and held.out:
                story.leave(seat)
            if seat not in story.table.seats:
                story.sit_again(seat)
            yield story
        if len(story.table.ready) < 2:
            return
        story.deal()
        yield story
        while not story.over:
            if random.random() < 0.2:
                _wish(story)
            elif random.random() < 0.02:
                story.void()
            else:
                story.act_somehow()
            yield story
        for move in (_show, _rabbit, _wish, _wish, _wish):
            move(story)
            yield story


def _wish(story: Story) -> None:
    """Somebody asks for something; what is refused is left alone."""
    if not story.table.seats:
        return
    random, terms = story.random, story.table.terms
    player = random.choice([*story.table.seats.values()]).player
    wishes: tuple[ask.TableCommand, ...] = (
        ask.SitOut(player, random.random() < 0.5),
        ask.SitIn(player, random.random() < 0.5),
        ask.ChooseEntry(player, random.choice(("post", "wait", "button"))),
        ask.ArmStraddle(player, random.random() < 0.5),
        ask.DisarmStraddle(player),
        ask.VoteBombPot(player, random.random() < 0.8),
        ask.ChooseGame(player, random.choice(terms.games).ruleset, story.now),
        ask.ChangeSeat(player, random.randrange(terms.seats)),
        ask.SetAutoTopUp(player, random.choice((0, terms.min_buy_in, terms.max_buy_in))),
        ask.Disconnect(player, story.now),
        ask.Reconnect(player),
        ask.Leave(player, story.now),
    )
    with suppress(Refusal):
        story.ask(random.choice(wishes))


def _show(story: Story) -> None:
    """A seat shows some of the cards that it may still hide."""
    assert story.hand is not None
    for player in story.hand.players:
        hidden = [
            place for place, number in enumerate(player.numbers) if number not in (*player.shown, *player.up_numbers)
        ]
        if hidden and story.random.random() < 0.3:
            story.show(player.seat, *story.random.sample(hidden, story.random.randint(1, len(hidden))))


def _rabbit(story: Story) -> None:
    with suppress(Refusal):
        story.show_rabbit()
