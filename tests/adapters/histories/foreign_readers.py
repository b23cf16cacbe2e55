"""PokerStars' text read by programs that others wrote: PokerKit, and the npm package hhp in Node."""

import json
import shutil
import subprocess
import warnings
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pokerkit import HandHistory

from ops.installer.node import find_node

ROOT = Path(__file__).parents[3]
HHP = ROOT / "adapters" / "miniapp" / "node_modules" / "hhp"
SCRIPT = Path(__file__).with_name("read_hhp.cjs")
STREETS = ("preflop", "flop", "turn", "river", "showdown")


def pokerkit_stacks(text: str) -> list[dict[str, int]]:
    """The stacks after each hand, before any rake, by name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PokerKit recommends cards to deal
        hands = list(HandHistory.from_pokerstars(text, error_status=True))
        return [dict(zip(hand.players or (), list(hand)[-1].stacks, strict=True)) for hand in hands]


def hhp_hands(text: str) -> Sequence[Mapping[str, Any] | None]:
    """What hhp makes of each hand, None for one that it cannot read; skips where it is not installed."""
    if not HHP.is_dir():
        pytest.skip("hhp comes with ops/setup")
    node = shutil.which("node", path=find_node().settings["PATH"])
    assert node
    answer = subprocess.run([node, SCRIPT, HHP], input=text, capture_output=True, text=True, check=True, timeout=60)
    hands: list[dict[str, Any] | None] = json.loads(answer.stdout)
    return hands


def hhp_stacks(hand: Mapping[str, Any]) -> dict[str, int]:
    """The stacks after a hand as hhp tells it, by name."""
    stacks = {seat["player"]: seat["chips"] for seat in hand["seats"]}
    for post in hand["posts"]:
        stacks[post["player"]] -= post["amount"]
    bets = Counter({post["player"]: post["amount"] for post in hand["posts"] if post["type"] in ("sb", "bb")})
    for street in STREETS:
        for action in hand[street]:
            stacks[action["player"]] += _moved(action, bets)
        bets.clear()
    return stacks


def _moved(action: Mapping[str, Any], bets: Counter[str]) -> int:
    player, amount = action["player"], action.get("amount") or 0
    if action["type"] in ("collect", "bet-returned"):
        return int(amount)
    paid = action["raiseTo"] - bets[player] if action["type"] == "raise" else amount
    bets[player] += paid
    return -int(paid)
