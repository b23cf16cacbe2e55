"""What cannot be used is refused with the file, the place in it, and what is wrong."""

import os
from pathlib import Path

import pytest

from adapters.phh.reader import LARGEST, read
from adapters.phh.refusals import BadHandFile
from tests.adapters.phh.good_hand import GOOD, playing, text


def refusal(tmp_path: Path, content: str | bytes, name: str = "bad.phh") -> str:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadHandFile) as refused:
        read(file)
    message = refused.value.message
    assert message.startswith(str(file))
    assert "\n" not in message
    return message[len(str(file)) :]


def test_the_hand_that_the_others_are_made_from_is_good(tmp_path: Path) -> None:
    (tmp_path / "good.phh").write_text(text())
    assert len(read(tmp_path / "good.phh")) == 1


@pytest.mark.parametrize("field", GOOD)
def test_a_missing_field_is_named(field: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, text(**{field: None})) == f": the field {field} is missing."


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"variant": "3"}, "variant is a number; known are FT, NT"),
        ({"variant": '"XX"'}, "variant is 'XX'; known are FT, NT"),
        ({"variant": '"F7S"'}, "the field bring_in is missing"),
        ({"antes": "3"}, "antes must be a list, not a number"),
        ({"antes": "[0]"}, "antes has 1 entries for 2 players"),
        ({"antes": "[0, true]"}, "antes, entry 2, must be a number, not true or false"),
        ({"antes": '[0, "1"]'}, "antes, entry 2, must be a number, not a text"),
        ({"antes": "[0, 2020-01-01]"}, "antes, entry 2, must be a number, not a date or time"),
        ({"antes": "[0, -1]"}, "antes, entry 2, must not be negative"),
        ({"antes": "[-0.5, 0]"}, "antes, entry 1, must not be negative"),
        ({"antes": "[nan, 0]"}, "antes, entry 1, must be a finite number"),
        ({"antes": "[0.0000001, 0]"}, "antes, entry 1, must have at most 6 decimal places"),
        ({"antes": "[1.0000001, 0]"}, "antes, entry 1, must have at most 6 decimal places"),
        ({"antes": "[1e-999999, 0]"}, "antes, entry 1, must have at most 6 decimal places"),
        ({"antes": "[1e-9999999999999, 0]"}, "antes, entry 1, must have at most 6 decimal places"),
        ({"antes": "[0.123456789012345678901234567890123456789, 0]"}, "has more than 40 characters"),
        ({"antes": "[1e99999999999999999999999, 0]"}, "is out of range"),
        ({"blinds_or_straddles": "[5, 10, 0]"}, "blinds_or_straddles has 3 entries for 2 players"),
        ({"blinds_or_straddles": "[5, true]"}, "blinds_or_straddles, entry 2, must be a number, not true or false"),
        ({"blinds_or_straddles": "[5, -inf]"}, "blinds_or_straddles, entry 2, must be a finite number"),
        ({"blinds_or_straddles": "[5, nan]"}, "blinds_or_straddles, entry 2, must be a finite number"),
        ({"blinds_or_straddles": "[5, [10]]"}, "blinds_or_straddles, entry 2, must be a number, not a list"),
        ({"min_bet": "0"}, "min_bet must be above 0"),
        ({"min_bet": "true"}, "min_bet must be a number, not true or false"),
        ({"min_bet": "{}"}, "min_bet must be a number, not a table"),
        ({"starting_stacks": "[]"}, "starting_stacks has 0 entries; a hand has 2 to 10 players"),
        ({"starting_stacks": "[1]"}, "starting_stacks has 1 entries"),
        ({"starting_stacks": str([1] * 11)}, "starting_stacks has 11 entries"),
        ({"starting_stacks": "[100, 0]"}, "starting_stacks, entry 2, must be above 0"),
        ({"starting_stacks": "[100, inf]"}, "starting_stacks, entry 2, must be a finite number"),
        ({"starting_stacks": "[100, 1000000000001]"}, "starting_stacks, entry 2, must be at most 1000000000000"),
        (
            {"starting_stacks": "[100, 1e12]"},
            "starting_stacks together exceed 1000000000000, more than",
        ),
        ({"starting_stacks": "[100, 1e12]", "antes": "[0.5, 0]"}, "times 2, which makes all amounts whole"),
        ({"starting_stacks": "[100, 0x" + "f" * 9000 + "]"}, "starting_stacks, entry 2, must be at most"),
        ({"players": '"Ann"'}, "players must be a list, not a text"),
        ({"players": '["Ann"]'}, "players has 1 entries for 2 players"),
        ({"players": '["Ann", 7]'}, "players, entry 2, must be a text, not a number"),
        ({"players": '["Ann", "Ann "]'}, "players names 'Ann' twice"),
        ({"players": '["p2", ""]'}, "players names 'p2' twice"),
        ({"players": '["Ann", "B\\u0000"]'}, "players, entry 2, must be at most 100 printable characters"),
        ({"players": f'["Ann", "{"B" * 101}"]'}, "players, entry 2, must be at most 100 printable characters"),
        ({"seats": "[1]"}, "seats has 1 entries for 2 players"),
        ({"seats": "[1, 1]"}, "seats must be whole numbers from 0 to 99, each once"),
        ({"seats": "[1, true]"}, "seats must be whole numbers from 0 to 99, each once"),
        ({"seats": "[1, 2.0]"}, "seats must be whole numbers from 0 to 99, each once"),
        ({"hand": "true"}, "hand must be a text, not true or false"),
        ({"hand": "1.5"}, "hand must be a text, not a number"),
        ({"hand": '"a\\nb"'}, "hand must be at most 100 printable characters"),
        ({"ante_trimming_status": "1"}, "ante_trimming_status must be true or false, not a number"),
        ({"finishing_stacks": "[100]"}, "finishing_stacks has 1 entries for 2 players"),
        ({"finishing_stacks": "[201, -1]"}, "finishing_stacks, entry 2, must not be negative"),
        ({"actions": '"p1 f"'}, "actions must be a list, not a text"),
        ({"actions": "[]"}, "actions has 0 entries; a hand has 1 to 2000"),
        ({"actions": str(["# nothing"] * 2001)}, "actions has 2001 entries; a hand has 1 to 2000"),
        ({"actions": '["d dh p1 AhKh", 7]'}, "action 2 must be a text, not a number"),
    ],
)
def test_a_wrong_field_is_named(fields: dict[str, str], message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, text(**fields))


@pytest.mark.parametrize(
    ("action", "message"),
    [
        ("p1 fold", "is not an action"),
        ("p1", "is not an action"),
        ("p1 f now", "is not an action"),
        ("p1 cbr", "is not an action"),
        ("f p1", "names the player 'f'; the players are p1 to p2"),
        ("p0 f", "names the player 'p0'"),
        ("p3 f", "names the player 'p3'; the players are p1 to p2"),
        ("p01 f", "names the player 'p01'"),
        ("p-1 f", "names the player 'p-1'"),
        ("p1 cbr six", "names the amount 'six'; write digits"),
        ("p1 cbr -6", "names the amount '-6'; write digits"),
        ("p1 cbr 1e3", "names the amount '1e3'; write digits"),
        ("p1 cbr 1_000", "names the amount '1_000'; write digits"),
        ("p1 cbr ٣", "names the amount '٣'; write digits"),
        ("p1 cbr 0", "bets nothing"),
        ("p1 cbr 0.0000001", "names an amount that must have at most 6 decimal places"),
        ("p1 cbr 1000000000001", "names an amount that must be at most 1000000000000"),
        ("d", "is not a deal; write 'd db CARDS' or 'd dh pN CARDS'"),
        ("d db", "is not a deal"),
        ("d dh AhKh", "is not a deal"),
        ("d dh p3 AhKh", "names the player 'p3'"),
        ("d db 2c3d4", "has the cards '2c3d4'; each card has two characters"),
        ("d db 2c3d4x", "has the card '4x'"),
        ("d db 2c3d1h", "has the card '1h'"),
        ("d db 2c3d?h", "has the card '?h'"),
        ("d db 2c3d2c", "has the card 2c a second time"),
        ("d db 2c3dAh", "has the card Ah a second time"),
        ("d db 2c3d", "deals 2 board cards instead of 3"),
        ("d db 2c3d4h5h", "deals 4 board cards instead of 3"),
        ("d dh p1 9h", "gives the player more than 2 hole cards"),
        ("p1 pb", "is a bring-in, which the variant does not have"),
        ("p1 sd", "is one exchange of cards too many; the variant has 0"),
        ("p1 sm Ah", "shows 1 cards of 2"),
        ("p1 sm AhKs", "names Ks, which the player does not hold"),
        ("p1 sm AhAh", "names a card twice"),
    ],
)
def test_a_wrong_action_is_named_with_its_number(action: str, message: str, tmp_path: Path) -> None:
    found = refusal(tmp_path, playing(action))
    assert f": action 3, {action!r}, {message}" in found


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        (["p2 f", "p1 cc"], "action 4, 'p1 cc', comes after the end of the hand"),
        (["p2 f", "d db 2c3d4h"], "action 4, 'd db 2c3d4h', comes after the end of the hand"),
        (["p2 f", "p1 sm AhKh", "d db 2c3d4h"], "action 5, 'd db 2c3d4h', comes after the end of the hand"),
        (["p2 f", "p2 sm 7c7d"], "action 4, 'p2 sm 7c7d', is by a player who is out of the hand"),
        (["p2 sm", "p2 sm"], "action 4, 'p2 sm', is by a player who is out of the hand"),
        (["p2 sm 7c7d", "p1 cc"], "action 4, 'p1 cc', comes after the showdown began"),
        (["d db 2c3d4h", "d db 5h6h7h"], "action 4, 'd db 5h6h7h', deals 3 board cards instead of 1"),
        (["d db 2c3d4h", "d db 5h", "d db 5s", "d db 6s"], "action 6, 'd db 6s', deals more board cards than"),
        (["d db 2c3d4h", "d db 4h"], "action 4, 'd db 4h', has the card 4h a second time"),
    ],
)
def test_actions_that_contradict_earlier_ones_are_named(actions: list[str], message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, playing(*actions))


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        (["p1 f"], "action 1, 'p1 f', comes before p1 has 2 hole cards"),
        (["d dh p1 AhKh", "p1 f"], "action 2, 'p1 f', comes before p2 has 2 hole cards"),
        (["d dh p1 AhKh", "d dh p2 7c", "d db 2c3d4h"], "action 3, 'd db 2c3d4h', comes before p2 has 2 hole cards"),
        (["d dh p1 AhAh"], "action 1, 'd dh p1 AhAh', has the card Ah a second time"),
        (["d dh p1 AhKh", "d dh p2 Kh??"], "action 2, 'd dh p2 Kh??', has the card Kh a second time"),
        (["d dh p1 AhKhQh"], "action 1, 'd dh p1 AhKhQh', gives the player more than 2 hole cards"),
        (["d dh p1 ????", "d dh p2 7c7d", "p1 sm 7cKh"], "action 3, 'p1 sm 7cKh', has the card 7c a second time"),
    ],
)
def test_a_wrong_deal_is_named(actions: list[str], message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, text(actions=str(actions)))


def test_a_card_below_six_is_refused_in_a_short_deck(tmp_path: Path) -> None:
    message = refusal(tmp_path, text(variant='"NS"'))
    assert "action 5, 'd db 2c3d4h', has the card 2c, which the variant's deck does not hold" in message


DRAW_DEAL = ["d dh p1 2c3c4d5d", "d dh p2 ????????"]


@pytest.mark.parametrize(
    ("actions", "message"),
    [
        (["p1 sd 2c9h"], "action 3, 'p1 sd 2c9h', names 9h, which the player does not hold"),
        (["p1 sd 2c3c4d5d6d"], "discards more cards than the player holds"),
        (["p1 sd 2c", "p1 cc"], "action 4, 'p1 cc', is by a player whose discards were not replaced"),
        (
            ["p1 sd", "p1 sd", "p1 sd", "p1 sd"],
            "action 6, 'p1 sd', is one exchange of cards too many; the variant has 3",
        ),
        (["p2 sd 2c"], "action 3, 'p2 sd 2c', has the card 2c a second time"),
        (["d db 9h"], "deals more board cards than the variant has"),
        (["p1 sd 2c", "d dh p1 3c"], "action 4, 'd dh p1 3c', has the card 3c a second time"),
    ],
)
def test_a_wrong_exchange_is_named(actions: list[str], message: str, tmp_path: Path) -> None:
    fields = {"variant": '"FB"', "small_bet": "10", "big_bet": "20", "actions": str([*DRAW_DEAL, *actions])}
    assert message in refusal(tmp_path, text(**fields))


def test_a_second_bring_in_is_refused(tmp_path: Path) -> None:
    actions = str(["d dh p1 2c3c4d", "d dh p2 ????9s", "p1 pb", "p2 pb"])
    fields = {"variant": '"F7S"', "bring_in": "2", "small_bet": "10", "big_bet": "20", "actions": actions}
    assert "action 4, 'p2 pb', is a second bring-in" in refusal(tmp_path, text(**fields))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b'variant = "NT"\nantes = [0]\n# \xff', "line 3 is not UTF-8 text"),
        (b"\x00\x01\x02", "not valid TOML"),
        (b"variant = \n", "not valid TOML: Invalid value (at line 1, column 11)"),
        (b'variant = "NT"\nvariant = "NT"\n\n', "not valid TOML: Cannot overwrite a value (at line 2"),
        (b"a = " + b"[" * 100_000, "not valid TOML: "),
        (b"a = " + b"9" * 5000, "not valid TOML"),
        (b"a = 2020-13-45", "not valid TOML"),
        (b"# only a comment", "the field variant is missing"),
    ],
)
def test_what_is_no_hand_at_all_is_refused(content: bytes, message: str, tmp_path: Path) -> None:
    assert message in refusal(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("# nothing", ": the file holds no hand."),
        (text(), ": variant is a text; a .phhs file holds only the tables [1], [2], …."),
        (f"[1]\n{text()}\n[2]\n{text(antes='[0]')}", "[2]: antes has 1 entries for 2 players."),
        (f'["\\u0007{"x" * 99}"]\nvariant = "XX"', f"[?{'x' * 39}]: variant is 'XX'"),
    ],
)
def test_a_collection_with_a_bad_hand_is_refused_as_a_whole(content: str, message: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, content, "many.phhs").startswith(message)


@pytest.mark.parametrize("suffix", LARGEST)
def test_a_file_beyond_the_limit_is_refused_unread(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"huge{suffix}"
    with file.open("wb") as sparse:
        sparse.truncate(2**40)
    with pytest.raises(BadHandFile, match=f"larger than {LARGEST[suffix]} bytes"):
        read(file)


def test_what_is_no_regular_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.phh")
    (tmp_path / "folder.phh").mkdir()
    (tmp_path / "loop.phh").symlink_to(tmp_path / "loop.phh")
    (tmp_path / "zero.phh").symlink_to("/dev/zero")
    for name, message in {
        "pipe": "not a regular file",
        "folder": "cannot be read: Is a directory",
        "loop": "cannot be read: Too many levels of symbolic links",
        "zero": "not a regular file",
        "gone": "cannot be read: No such file or directory",
    }.items():
        with pytest.raises(BadHandFile, match=message):
            read(tmp_path / f"{name}.phh")


def test_a_refusal_is_one_printable_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    file = tmp_path / "a\n\x1b[31m\udcff.phh"
    file.touch()
    with pytest.raises(BadHandFile) as refused:
        read(file)
    assert refused.value.message == f"{tmp_path}/a??[31m?.phh: the file is empty."


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadHandFile, match=r"names end in \.phh or \.phhs"):
        read(tmp_path / "README.md")
