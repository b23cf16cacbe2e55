"""Whatever a file holds, it is read or refused: nothing else is ever raised."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.phh.reader import read
from adapters.phh.refusals import BadHandFile
from tests.adapters.phh.good_hand import GOOD, text


def read_or_refuse(file: Path) -> None:
    """Whatever the file holds, it is read or refused in one line; nothing else happens."""
    message = "read"
    try:
        read(file)
    except BadHandFile as refused:
        message = refused.message
    assert message.isprintable()


FUZZ = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


@FUZZ
@given(st.binary(max_size=300), st.sampled_from([".phh", ".phhs"]))
def test_arbitrary_bytes_are_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    file = tmp_path / f"fuzz{suffix}"
    file.write_bytes(content)
    read_or_refuse(file)


@FUZZ
@given(st.data())
def test_a_good_hand_with_a_damaged_stretch_is_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    good = text().encode()
    at = data.draw(st.integers(0, len(good)))
    damage = data.draw(st.binary(max_size=6))
    (tmp_path / "fuzz.phh").write_bytes(good[:at] + damage + good[at + data.draw(st.integers(0, 6)) :])
    read_or_refuse(tmp_path / "fuzz.phh")


NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.decimals(allow_nan=True, allow_infinity=False).map(
        lambda number: f"{number:f}"[:60].lower().replace("snan", "nan")
    ),
    st.sampled_from(["inf", "-inf", "nan", "1e400", "-0.0", "0x10", "1_0", "true", "07:32:00", "1979-05-27"]),
)
STRINGS = st.one_of(
    st.text(st.sampled_from("pd12345 fcbrsmhAKQ?.#-"), max_size=14),
    st.sampled_from(
        ["NT", "FT", "F7S", "FB", "N2L1D", "d dh p1 AhKh", "d dh p2 ????", "d db 2c3c4c", "p1 cc", "p2 sm -"]
    ),
).map(lambda string: '"' + string.replace("\\", "") + '"')
VALUES = st.recursive(
    NUMBERS | STRINGS,
    lambda inner: st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=8,
)


@FUZZ
@given(st.dictionaries(st.sampled_from([*GOOD, "players", "seats", "hand", "finishing_stacks", "bring_in"]), VALUES))
def test_fields_of_arbitrary_values_are_read_or_refused(tmp_path: Path, fields: dict[str, str]) -> None:
    (tmp_path / "fuzz.phh").write_text(text(**fields))
    read_or_refuse(tmp_path / "fuzz.phh")


@FUZZ
@given(st.lists(STRINGS.map(lambda string: string[1:-1]), max_size=12))
def test_arbitrary_actions_are_read_or_refused(tmp_path: Path, actions: list[str]) -> None:
    (tmp_path / "fuzz.phh").write_text(text(actions=str(["d dh p1 AhKh", "d dh p2 ????", *actions])))
    read_or_refuse(tmp_path / "fuzz.phh")
