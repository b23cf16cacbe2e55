"""The question behind `cardroom stats` in the terms of the read model, and its answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from adapters.cli.printable import printable
from adapters.fault import Fault
from adapters.postgres.statistics_reader import StatisticsReader
from domain.variants import RULESETS
from projections.analysis import CATALOGUE, Statistic
from projections.analysis.figures import Figure
from projections.player_figures import PLACES, CountedHand, FigureGroup, Grouping, KnownPlayer, WantedHands


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures (None: everybody's) of which hands, for which groups of them; or which statistic is to be
    explained, by at most `limit` hands."""

    player: str | None
    wanted: WantedHands
    by: Grouping
    explain: str | None
    limit: int


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """The figures of a player's hands, or of everybody's, group by group; `names` are those of labels that need one."""

    player: KnownPlayer | None
    by: Grouping
    groups: Sequence[FigureGroup]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class HandsAnswer:
    """The latest hands that a player's figure counts; no figure where there are no hands."""

    player: KnownPlayer
    statistic: Statistic
    figure: Figure | None
    hands: Sequence[CountedHand]


Answer = FiguresAnswer | HandsAnswer


def asked_of(
    player: str | None, everyone: bool, wanted: WantedHands, by: Grouping | None, explain: str | None, limit: int
) -> Asked:
    """What is asked. Raises Fault for options that do not go together or name no statistic."""
    if (player is None) != everyone:
        raise Fault("Name one player, or ask for --all.")
    if everyone and (by or explain):
        raise Fault("--by and --explain go with one player, not with --all.")
    if by and explain:
        raise Fault("--by and --explain do not go together.")
    if explain and explain not in CATALOGUE:
        raise Fault(f"There is no statistic {explain!r}; there are {', '.join(CATALOGUE)}.")
    return Asked(player, wanted, "player" if everyone else by or "all", explain, limit)


def game(text: str | None) -> str | None:
    """The id of a ruleset that may be named without its version. Raises Fault."""
    if text is None or text in RULESETS:
        return text
    if f"{text}/1" in RULESETS:
        return f"{text}/1"
    raise Fault(f"There is no game {text!r}; there are {', '.join(RULESETS)}.")


def stakes(text: str | None) -> str | None:
    """Stakes as they are stored. Raises Fault."""
    if text is not None and not re.fullmatch(r"\d{1,13}/\d{1,13}", text):
        raise Fault(f"--stakes must be two whole numbers such as 50/100, not {text!r}.")
    return text


def position(text: str | None) -> str | None:
    """The name of a position in any case. Raises Fault."""
    if text is not None and text.upper() not in PLACES:
        raise Fault(f"--position must be one of {', '.join(PLACES)}, not {text!r}.")
    return text and text.upper()


def day(option: str, text: str | None) -> date | None:
    """A UTC day. Raises Fault."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise Fault(f"{option} must be a day such as 2026-01-31, not {text!r}.") from None


async def answer(reader: StatisticsReader, asked: Asked) -> Answer:
    """What the read model says. Raises Fault where no player, or more than one, is called so."""
    if asked.player is None:
        groups = await reader.figures(asked.wanted, asked.by)
        names = await reader.names([group.label for group in groups])
        return FiguresAnswer(None, asked.by, sorted(groups, key=lambda group: names.get(group.label, "")), names)
    player = await _the_one(reader, asked.player)
    wanted = replace(asked.wanted, player=player.player)
    groups = await reader.figures(wanted, asked.by)
    if asked.explain is None:
        return FiguresAnswer(player, asked.by, groups, {})
    hands = await reader.counted_hands(wanted, asked.explain, asked.limit)
    figure = next((each for group in groups for each in group.figures if each.statistic == asked.explain), None)
    return HandsAnswer(player, CATALOGUE[asked.explain], figure, hands)


async def _the_one(reader: StatisticsReader, text: str) -> KnownPlayer:
    found = await reader.players_called(text)
    if not found:
        raise Fault(f"Nobody is called {printable(text)!r}; `cardroom stats --all` lists everybody who has played.")
    if len(found) > 1:
        several = ", ".join(each.player for each in found)
        raise Fault(f"{len(found)} players are called {printable(text)!r}; name one by the account: {several}.")
    return found[0]
