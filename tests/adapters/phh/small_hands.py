"""One small hand of each variant, its outcome worked out by hand."""

from adapters.phh.hand import hand
from adapters.phh.recorded import RecordedHand

Table = dict[str, object]


def table(variant: str, stacks: list[int], actions: str, finishing: list[int], **fields: object) -> Table:
    """A hand as a file's table; `actions` are divided by semicolons."""
    return {
        "variant": variant,
        "antes": [0] * len(stacks),
        "starting_stacks": stacks,
        "finishing_stacks": finishing,
        "actions": [action.strip() for action in actions.split(";")],
        **fields,
    }


def recorded(written: Table, **changes: object) -> RecordedHand:
    """A table with some fields changed, read."""
    return hand("small.phh", written | changes, "small")


def replaced(written: Table, before: str, after: str) -> list[str]:
    """The actions of a table with a stretch of them exchanged."""
    actions = written["actions"]
    assert isinstance(actions, list)
    text = "; ".join(actions)
    assert before in text
    return text.replace(before, after).split("; ")


BLINDS = [5, 10, 0]
LIMIT_HOLDEM = table(
    "FT",
    [200, 200, 200],
    "d dh p1 AsKs; d dh p2 7h2d; d dh p3 QdQc; p3 cbr 20; p1 cc; p2 f;"
    "d db Qs7s2s; p1 cc; p3 cbr 10; p1 cbr 20; p3 cc;"
    "d db 9c; p1 cbr 20; p3 cc; d db 3d; p1 cbr 20; p3 cc; p1 sm AsKs; p3 sm",
    [290, 190, 120],
    blinds_or_straddles=BLINDS,
    small_bet=10,
    big_bet=20,
)
STRADDLED = table(
    "NT",
    [1000, 1000, 1000, 1000],
    "d dh p1 ????; d dh p2 ????; d dh p3 8h8s; d dh p4 AdKd; p4 cbr 80; p1 f; p2 f; p3 cc;"
    "d db AhTh4c; p3 cc; p4 cbr 100; p3 f",
    [990, 960, 920, 1130],
    antes=[0, 20, 0, 0],
    blinds_or_straddles=[10, 20, 40, 0],
    min_bet=20,
)
"""A big-blind ante and a straddle: the least raise goes to 80."""
SHORT_DECK = table(
    "NS",
    [100, 100, 100],
    "d dh p1 Ac8c; d dh p2 ????; d dh p3 KsKd; p1 cc; p2 f; p3 cc;"
    "d db 6s7h9d; p1 cbr 10; p3 cc; d db Jc; p1 cc; p3 cc; d db Qd; p1 cc; p3 cc; p1 sm Ac8c; p3 sm",
    [125, 95, 80],
    antes=[5, 5, 5],
    blinds_or_straddles=[0, 0, 5],
    min_bet=5,
)
"""The button has the only blind; the ace is below the six."""
POT_LIMIT = table(
    "PO",
    [300, 300],
    "d dh p1 AsKsQh2d; d dh p2 9h9d8h8d; p2 cbr 40; p1 cc; d db 9c5d2s; p1 cc; p2 cbr 90; p1 f",
    [250, 350],
    antes=[0, 10],
    blinds_or_straddles=[5, 10],
    min_bet=10,
)
"""Heads-up p1 is the big blind and antes for both; twice p2 bets the pot."""
SPLIT_OMAHA = table(
    "FO/8",
    [100, 100, 100],
    "d dh p1 QhQs9s9c; d dh p2 Ac4cKdKs; d dh p3 8h8dJsJc; p3 cc; p1 f; p2 cc;"
    "d db 2h3d8c; p2 cbr 10; p3 cc; d db Td; p2 cc; p3 cbr 20; p2 cc; d db Tc; p2 cc; p3 cc; p2 sm -; p3 sm -",
    [95, 102, 103],
    blinds_or_straddles=BLINDS,
    small_bet=10,
    big_bet=20,
)
"""The pot of 85 is split; the odd chip goes to the high half."""
STUD_STAKES: Table = {"bring_in": 3, "small_bet": 10, "big_bet": 20}
STUD = table(
    "F7S",
    [150, 150, 150],
    "d dh p1 AsAhKd; d dh p2 9c9d2s; d dh p3 JcTc8h; p2 pb; p3 cc; p1 cbr 10; p2 cc; p3 f;"
    "d dh p1 Qc; d dh p2 5h; p1 cbr 10; p2 cc; d dh p1 3d; d dh p2 9h; p1 cbr 20; p2 cbr 40; p1 cc;"
    "d dh p1 7s; d dh p2 6h; p1 cc; p2 cbr 20; p1 cc; d dh p1 4c; d dh p2 Td; p1 cc; p2 cbr 20; p1 cc;"
    "p2 sm 9c9d2s5h9h6hTd; p1 sm",
    [48, 257, 145],
    antes=[2, 2, 2],
    **STUD_STAKES,
)
SPLIT_STUD = table(
    "F7S/8",
    [100, 100, 100],
    "d dh p1 Ac2c7d; d dh p2 KsKhQd; d dh p3 ????9h; p1 pb; p2 cbr 10; p3 f; p1 cc;"
    "d dh p1 4s; d dh p2 Jc; p2 cbr 10; p1 cc; d dh p1 5h; d dh p2 3h; p2 cbr 20; p1 cc;"
    "d dh p1 Td; d dh p2 9s; p2 cbr 20; p1 cc; d dh p1 Tc; d dh p2 8d; p2 cc; p1 cc; p2 sm -; p1 sm -",
    [100, 101, 99],
    antes=[1, 1, 1],
    **STUD_STAKES,
)
RAZZ = table(
    "FR",
    [100, 100],
    "d dh p1 As2d3h; d dh p2 4c5cKd; p2 pb; p1 cbr 10; p2 cc; d dh p1 6s; d dh p2 7h; p1 cbr 10; p2 f",
    [112, 88],
    antes=[2, 2],
    **STUD_STAKES,
)
SINGLE_DRAW = table(
    "N2L1D",
    [200, 200, 200],
    "d dh p1 ??????????; d dh p2 2c3c5d7hKd; d dh p3 8s7s6d4h2d; p3 cbr 30; p1 f; p2 cc;"
    "p2 sd Kd; p3 sd; d dh p2 4c; p2 cc; p3 cbr 40; p2 cc; p3 sm 8s7s6d4h2d; p2 sm 2c3c5d7h4c",
    [195, 275, 130],
    blinds_or_straddles=BLINDS,
    min_bet=10,
)
TRIPLE_DRAW = table(
    "F2L3D",
    [200, 200, 200],
    "d dh p1 2c3c4c5d9h; d dh p2 ??????????; d dh p3 7h6h5s3d2d; p3 cbr 20; p1 cc; p2 f;"
    "p1 sd 5d; p3 sd 7h; d dh p1 8s; d dh p3 7s; p1 cc; p3 cbr 10; p1 cc;"
    "p1 sd 9h; p3 sd; d dh p1 7d; p1 cbr 20; p3 cc; p1 sd; p3 sd; p1 cbr 20; p3 cc;"
    "p1 sm 2c3c4c8s7d; p3 sm 6h5s3d2d7s",
    [130, 190, 280],
    blinds_or_straddles=BLINDS,
    small_bet=10,
    big_bet=20,
)
BADUGI = table(
    "FB",
    [100, 100],
    "d dh p1 As2d3cKc; d dh p2 4h5s6d7c; p2 cc; p1 cc; p1 sd Kc; p2 sd; d dh p1 8h; p1 cbr 10; p2 cc;"
    "p1 sd; p2 sd; p1 cc; p2 cc; p1 sd; p2 sd; p1 cc; p2 cbr 20; p1 cc; p2 sm -; p1 sm",
    [60, 140],
    blinds_or_straddles=[5, 10],
    small_bet=10,
    big_bet=20,
)
ALL = {
    "FT": LIMIT_HOLDEM,
    "NT": STRADDLED,
    "NS": SHORT_DECK,
    "PO": POT_LIMIT,
    "FO/8": SPLIT_OMAHA,
    "F7S": STUD,
    "F7S/8": SPLIT_STUD,
    "FR": RAZZ,
    "N2L1D": SINGLE_DRAW,
    "F2L3D": TRIPLE_DRAW,
    "FB": BADUGI,
}
