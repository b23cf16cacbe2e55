"""A room that analysts look at: hands of every game, as a log, as each of them is told, and as a database answers."""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import Any

import psycopg
from psycopg.rows import dict_row

from adapters.histories.sheet import Sheet, Value
from application.told_hand import ToldHand, ToldTable
from domain.account.events import AccountOpened
from domain.event import Recorded, kind_of
from domain.hand.events import CardsShown, HandSettled, HandVoided, RabbitShown, StreetDealt, UpCardsDealt
from domain.template.options import allows_bomb, allows_runouts
from domain.variants import RULESETS
from tests.projections.stories import Story, game_of, together

OPEN = CardsShown | RabbitShown | StreetDealt | UpCardsDealt


def every_game(hands: int = 4) -> list[Recorded]:
    """Some hands of each game at a table of its own, with rake, bomb pots, run-outs and voided hands, and one hand
    that is still being played."""
    stories = [_table(ruleset, place).evening(hands, mishaps=True) for place, ruleset in enumerate(RULESETS)]
    stories[0].deal()
    for _ in ("the clock of the turn", "the time bank"):
        stories[0].time_out()
    while not stories[0].over:
        stories[0].act_somehow()
    stories[0].deal()
    return _opened_once(together(*stories))


def _opened_once(log: Sequence[Recorded]) -> list[Recorded]:
    """The log with each account opened but once, however often its player comes to a story's table."""
    known: set[str] = set()
    kept: list[Recorded] = []
    for recorded in log:
        if isinstance(recorded.event, AccountOpened):
            if recorded.stream in known:
                continue
            known.add(recorded.stream)
        kept.append(replace(recorded, position=len(kept) + 1))
    return kept


def _table(ruleset: str, place: int) -> Story:
    game, variant = game_of(ruleset), RULESETS[ruleset].variant
    bombs: dict[str, Any] = {"bomb_every": 3, "bomb_ante": 20} if allows_bomb(game) else {}
    most_runouts = 2 if allows_runouts(game) and variant.boards == 1 else 1
    options = {"rake_per_mille": 50, "most_runouts": most_runouts, **bombs}
    return Story(Random(place), min(6, variant.most_seats), f"t{place}", games=(game,), **options)


def told(log: Sequence[Recorded]) -> dict[str, ToldHand]:
    """The finished hands by their ids, as an analyst is told them."""
    hands: dict[str, list[Recorded]] = {}
    for recorded in log:
        if kind_of(recorded.stream) == "hand":
            hands.setdefault(recorded.stream, []).append(recorded)
    over = {hand: facts for hand, facts in hands.items() if any(isinstance(each.event, END) for each in facts)}
    return {hand: ToldHand(hand, TABLE, tuple(facts), _open(facts)) for hand, facts in over.items()}


END = HandSettled | HandVoided
TABLE = ToldTable("table:t", "Table t", 6, "room")


def _open(facts: Sequence[Recorded]) -> dict[int, str]:
    shown = [each.event for each in facts if isinstance(each.event, OPEN)]
    return {number: card for fact in shown for number, card in zip(fact.numbers, fact.cards, strict=True)}


Rows = list[dict[str, Any]]


def rows(url: str, query: str) -> Rows:
    """The answer to a question of SQL."""
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(query.encode()).fetchall()


def of_hands(rows: Rows) -> dict[str, Rows]:
    """The rows of each hand."""
    found: dict[str, Rows] = defaultdict(list)
    for row in rows:
        found[row.pop("hand")].append(row)
    return found


def from_sheet(sheet: Sheet, rows: Iterable[tuple[Value, ...]], *names: str) -> Rows:
    """Some columns of the rows that an export would have."""
    known = [name for name, _ in sheet.columns]
    return [{name: dict(zip(known, row, strict=True))[name] for name in names} for row in rows]


def the_key(url: str) -> bytes:
    """The key of the pseudonyms."""
    (pads,) = rows(url, "SELECT inner_pad, outer_pad FROM analytics_private.pseudonym_key")
    key = bytes(byte ^ 0x36 for byte in pads["inner_pad"])
    assert key == bytes(byte ^ 0x5C for byte in pads["outer_pad"])
    return key


def pseudonym(player: str, key: bytes) -> str:
    """What a player is called under this key."""
    return "p" + hmac.digest(key, player.encode(), "sha256").hex()[:16]
