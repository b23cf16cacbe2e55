"""Random hands of every game for three kinds of readers, the same in every run; more with HYPOTHESIS_PROFILE=long."""

from collections.abc import Iterator, Sequence
from random import Random

from application.told_hand import ToldHand
from domain.hand.commands import ShowCards
from domain.variants import RULESETS
from tests.adapters.histories.telling import told
from tests.domain.hand.random_hands import played, seeded_deal
from tests.support.effort import LONG, TIMES
from tests.support.hands import Play

SEEDS = 30


def random_plays(ruleset: str, seeds: int = SEEDS) -> Iterator[Play]:
    """Hands of a game at their end; after some of them cards were shown that need not have been."""
    for seed in range(seeds * TIMES if LONG else seeds):
        yield _play(ruleset, seed)


def _play(ruleset: str, seed: int) -> Play:
    play = played(seeded_deal(ruleset, seed))
    _show_more(play, Random(seed))
    return play


def _show_more(play: Play, random: Random) -> None:
    for player in play.hand.players:
        hidden = [number for number in player.numbers if number not in (*player.shown, *player.up_numbers)]
        if hidden and random.random() < 0.3:
            play.take(ShowCards(player.seat, tuple(sorted(random.sample(hidden, random.randint(1, len(hidden)))))))


def readings(play: Play) -> Iterator[ToldHand]:
    """What an analyst, a player of the hand and someone with the key ring are told of it."""
    yield told(play)
    yield told(play, hero=play.hand.players[len(play.facts) % len(play.hand.players)].seat)
    yield told(play, revealed=True)


def every_reading(rulesets: Sequence[str] = tuple(RULESETS), seeds: int = SEEDS) -> Iterator[tuple[Play, ToldHand]]:
    """All of it."""
    for ruleset in rulesets:
        for play in random_plays(ruleset, seeds):
            for hand in readings(play):
                yield play, hand
