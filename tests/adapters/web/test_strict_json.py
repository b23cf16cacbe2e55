"""Frames are read quickly where that is safe, and exactly as by the slow reading, which looks at everything."""

import json
from collections.abc import Iterable

import orjson
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.web.frames_in import FRAMES, Frame
from adapters.web.rejections import Malformed
from adapters.web.strict_json import check_frame, plain_frame, read_object

TABLE, HAND = "table:0190f3e2-7c4a-7b1e-9d52-3f1c0a6be411", "hand:0190f3e2-7c4a-7b1e-9d52-3f1c0a6be411"
ACT = {"t": "act", "cmd_id": "6f1c2a34b5d64e7f", "table": TABLE, "hand": HAND, "turn": 3, "kind": "raise", "to": 60}
GOOD: list[dict[str, object]] = [
    ACT,
    {"t": "watch", "table": TABLE, "last_seq": 7},
    {"t": "unwatch", "table": TABLE},
    {"t": "leave", "cmd_id": "6f1c2a34b5d64e7f", "table": TABLE},
    {"t": "seal_cut", "cmd_id": "6f1c2a34b5d64e7f", "table": TABLE, "hand": HAND, "commitment": "0" * 64},
    {"t": "open_cut", "cmd_id": "6f1c2a34b5d64e7f", "table": TABLE, "hand": HAND, "cut": "0" * 32},
    {"t": "hello", "token": "a token", "tables": {}},
    {"t": "hello", "token": 'quotes " in it', "tables": {TABLE: 5}},
    {"t": "ping"},
]


def _once(pairs: Iterable[tuple[str, object]]) -> dict[str, object]:
    found = dict[str, object]()
    for key, value in pairs:
        if key in found:
            raise ValueError(f"{key} twice")
        found[key] = value
    return found


def _slowly(text: bytes) -> Frame | None:
    """The frame as two readings of the text and one of its values give it; None where one of them refuses."""
    try:
        orjson.loads(text)
        return FRAMES.validate_python(json.loads(text, object_pairs_hook=_once))
    except (ValueError, RecursionError, ValidationError):
        return None


@pytest.mark.parametrize("frame", GOOD[:-3] + GOOD[-1:], ids=lambda frame: frame["t"])
@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": "), ("\n,\t", " : ")])
def test_what_clients_send_is_read_quickly(frame: dict[str, object], separators: tuple[str, str]) -> None:
    text = json.dumps(frame, separators=separators).encode()
    assert plain_frame(FRAMES, text) == _slowly(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        b'{"t":"ping","t":"ping"}',
        b'{"t":"leave","t":"ping"}',
        b'{"t":1,"t":"ping"}',
        b'{"t":null,"t":"ping"}',
        b'{"t":[],"t":"ping"}',
        b'{"t":{},"t":"ping"}',
        b'{"\\u0074":"pong","t":"ping"}',
        b'{"t":"watch","table":"table:1","last_seq":1,"last_seq":2}',
        b'{"t":"watch","table":"table:1","last_seq":2,"last_seq":2}',
        b'{"t":"hello","token":"x","tables":{"table:1":1,"table:1":2}}',
        b'{"t":"hello","token":"\\"","token":"x"}',
        b'{"t":"watch","table":"table:1","last_seq":1e0}',
        b'{"t":"watch","table":"table:1","last_seq":' + b"9" * 5_000 + b"}",
        b'{"t":"watch","table":"table:1","last_seq":18446744073709551616}',
        b'{"t":"watch","table":"table:1","last_seq":NaN}',
        b'{"t":"hello","token":"\\ud800"}',
        b'{"t":"hello","token":"\xff"}',
        b'\xef\xbb\xbf{"t":"ping"}',
        b'{"t":"ping"} ',
        b'{"t":"ping"}{}',
        b'{"t":"ping",}',
        b'["t","ping"]',
        b"[" * 5_000,
        b'{"t":' + b"[" * 900 + b"]" * 900 + b"}",
        b"",
    ],
)
def test_nothing_is_read_quickly_that_the_slow_reading_refuses(text: bytes) -> None:
    assert plain_frame(FRAMES, text) in (None, _slowly(text))


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(['"', "\\", "\\u0022", ":", TABLE, HAND, "ping", "act", "raise"]),
    st.just([]),
    st.just({}),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.recursive(st.just([]), lambda inner: st.lists(inner, min_size=1, max_size=1), max_leaves=4),
)


@st.composite
def _texts(draw: st.DrawFn) -> bytes:
    """A good frame with pairs repeated, changed, added and reordered, in one of JSON's many spellings."""
    pairs = list(draw(st.sampled_from(GOOD)).items())
    for _ in range(draw(st.integers(0, 3))):
        key = draw(st.sampled_from([key for key, _ in pairs] + ["extra", "to", "\\", '"', "t"]))
        value = draw(st.one_of(VALUES, st.sampled_from([value for _, value in pairs])))
        pairs.insert(draw(st.integers(0, len(pairs))), (key, value))
    ascii_only = draw(st.booleans())
    written = [f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=ascii_only)}" for key, value in pairs]
    return ("{" + draw(st.sampled_from([",", " ,\n"])).join(written) + "}").encode()


@settings(max_examples=200, deadline=None)
@given(_texts())
def test_the_quick_reading_is_the_slow_one_or_none(text: bytes) -> None:
    quick = plain_frame(FRAMES, text)
    assert quick is None or quick == _slowly(text)


@settings(max_examples=200, deadline=None)
@given(_texts(), st.data())
def test_so_it_is_for_damaged_texts(text: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    damage = data.draw(st.one_of(st.binary(max_size=3), st.sampled_from([b'"', b"\\", b"{", b"}", b",", b'":"'])))
    damaged = text[:place] + damage + text[place + data.draw(st.integers(0, 3)) :]
    quick = plain_frame(FRAMES, damaged)
    assert quick is None or quick == _slowly(damaged)


@settings(max_examples=200, deadline=None)
@given(_texts())
def test_where_the_quick_reading_gives_up_the_slow_one_reads_or_explains(text: bytes) -> None:
    assume(plain_frame(FRAMES, text) is None)
    expected = _slowly(text)
    if expected is None:
        with pytest.raises(Malformed):
            check_frame(FRAMES, read_object(text))
    else:
        assert check_frame(FRAMES, read_object(text)) == expected
