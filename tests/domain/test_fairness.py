"""Commit, cut, open: every byte of the protocol, and that any other byte fails."""

import json
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.fairness import (
    SHORT,
    STANDARD,
    CutMismatch,
    MalformedHex,
    Proof,
    check_cut,
    commit,
    cut_commitment,
    cuts_key,
    deal_positions,
    dealt_cards,
    from_hex,
    prove,
    reshuffle,
    shuffle,
    verify,
)

DECKS = {"standard": STANDARD, "short": SHORT}
SEEDS = st.binary(min_size=32, max_size=32)
CUTS = st.dictionaries(st.integers(0, 9), st.binary(min_size=16, max_size=16).map(bytes.hex), max_size=9)


class FirstCard(TypedDict):
    position: int
    card: str
    salt: str
    path: list[str]


class Reshuffle(TypedDict):
    of_positions: list[int]
    gives: list[int]


class Vector(TypedDict):
    hand: str
    deck: str
    seed: str
    cuts: dict[str, str]
    cut_commitments: dict[str, str]
    committed_order: str
    root: str
    cuts_key: str
    deal_positions: list[int]
    dealt_cards: str
    first_card_proof: FirstCard
    reshuffle_1: Reshuffle


@pytest.fixture(scope="module")
def vectors() -> list[Vector]:
    file = Path(__file__).parents[2].parent / "shared" / "fairness-vectors.json"
    if not file.exists():
        pytest.skip("the vectors lie in ../shared, which is absent here")
    loaded: list[Vector] = json.loads(file.read_text())
    return loaded


def cuts_of(vector: Vector) -> dict[int, str]:
    return {int(seat): cut for seat, cut in vector["cuts"].items()}


def test_every_field_of_every_vector_is_reproduced(vectors: list[Vector]) -> None:
    assert len(vectors) == 4
    for vector in vectors:
        commitment = commit(vector["hand"], bytes.fromhex(vector["seed"]), DECKS[vector["deck"]])
        cuts = cuts_of(vector)
        key = cuts_key(vector["hand"], commitment.root, cuts)
        deal = deal_positions(key, len(commitment.order))
        first = prove(commitment, deal, 0)
        assert "".join(commitment.order) == vector["committed_order"]
        assert commitment.root == vector["root"]
        sealed = {str(seat): cut_commitment(vector["hand"], seat, cut) for seat, cut in cuts.items()}
        assert sealed == vector["cut_commitments"]
        assert key.hex() == vector["cuts_key"]
        assert list(deal) == vector["deal_positions"]
        assert "".join(dealt_cards(commitment, cuts)) == vector["dealt_cards"]
        opened = vector["first_card_proof"]
        assert first == Proof(0, opened["position"], opened["card"], opened["salt"], tuple(opened["path"]))
        again = vector["reshuffle_1"]
        assert list(reshuffle(key, again["of_positions"], 1)) == again["gives"]


def test_every_dealt_card_of_every_vector_has_a_valid_proof(vectors: list[Vector]) -> None:
    for vector in vectors:
        commitment = commit(vector["hand"], bytes.fromhex(vector["seed"]), DECKS[vector["deck"]])
        deal, size = vector["deal_positions"], len(commitment.order)
        proofs = [prove(commitment, deal, k) for k in range(size)]
        assert "".join(proof.card for proof in proofs) == vector["dealt_cards"]
        assert all(verify(proof, vector["root"], vector["hand"], size, deal) for proof in proofs)


def test_the_protocol_stays_as_it_was_shipped() -> None:
    commitment = commit("hand:0190", bytes(range(32)))
    cuts = {4: "0f" * 16, 1: "a0" * 16}
    assert commitment.root == "7ef19cdba425038611a4d86a01d7ec8175343331404bd9e73c9d0c51e0d8c51b"
    assert cut_commitment("hand:0190", 4, cuts[4]) == "01459d82bcb561bf5f03bc496f027c2c98a0f177efcc405a9d8bbc34ddebd910"
    assert "".join(dealt_cards(commitment, cuts)[:5]) == "2s9dAs2hKc"


def test_a_deck_has_its_cards_in_the_order_of_the_protocol() -> None:
    assert STANDARD[:5] == ("2c", "2d", "2h", "2s", "3c")
    assert STANDARD[-1] == SHORT[-1] == "As"
    assert SHORT[0] == "6c"
    assert (len(STANDARD), len(SHORT)) == (52, 36)


def merkle_tree_hash(leaves: list[bytes]) -> bytes:
    """The definition of RFC 6962, section 2.1, word by word."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return sha256(b"\x01" + merkle_tree_hash(leaves[:k]) + merkle_tree_hash(leaves[k:])).digest()


def audit_path(m: int, leaves: list[bytes]) -> list[bytes]:
    """The definition of RFC 6962, section 2.1.1, word by word."""
    if len(leaves) == 1:
        return []
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    if m < k:
        return [*audit_path(m, leaves[:k]), merkle_tree_hash(leaves[k:])]
    return [*audit_path(m - k, leaves[k:]), merkle_tree_hash(leaves[:k])]


@given(SEEDS, st.integers(1, 52))
def test_root_and_paths_are_those_of_rfc_6962_for_any_size(seed: bytes, size: int) -> None:
    commitment = commit("hand:1", seed, STANDARD[:size])
    leaves = list(commitment.leaves)
    assert commitment.root == merkle_tree_hash(leaves).hex()
    for position in range(size):
        assert list(commitment.path(position)) == [node.hex() for node in audit_path(position, leaves)]


@given(SEEDS, CUTS, st.sampled_from([STANDARD, SHORT]))
def test_whatever_the_seed_and_cuts_each_card_is_dealt_once_and_provable(
    seed: bytes, cuts: dict[int, str], deck: tuple[str, ...]
) -> None:
    commitment = commit("hand:1", seed, deck)
    cards = dealt_cards(commitment, cuts)
    deal = deal_positions(cuts_key("hand:1", commitment.root, cuts), len(deck))
    assert Counter(cards) == Counter(deck)
    for k, card in enumerate(cards):
        proof = prove(commitment, deal, k)
        assert proof.card == card
        assert verify(proof, commitment.root, "hand:1", len(deck), deal)


SEED = bytes(range(32))
SEALED = commit("hand:1", SEED)
DEAL = deal_positions(cuts_key("hand:1", SEALED.root, {2: "ab" * 16}), 52)
PROOF = prove(SEALED, DEAL, 7)


def flipped(text: str, at: int) -> str:
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


@given(st.data())
def test_a_proof_with_one_changed_digit_fails(data: st.DataObject) -> None:
    salt = flipped(PROOF.salt, data.draw(st.integers(0, 31)))
    step = data.draw(st.integers(0, len(PROOF.path) - 1))
    node = flipped(PROOF.path[step], data.draw(st.integers(0, 63)))
    path = (*PROOF.path[:step], node, *PROOF.path[step + 1 :])
    root = flipped(SEALED.root, data.draw(st.integers(0, 63)))
    assert verify(PROOF, SEALED.root, "hand:1", 52, DEAL)
    assert not verify(replace(PROOF, salt=salt), SEALED.root, "hand:1", 52, DEAL)
    assert not verify(replace(PROOF, path=path), SEALED.root, "hand:1", 52, DEAL)
    assert not verify(PROOF, root, "hand:1", 52, DEAL)


@pytest.mark.parametrize("card", [card for card in (*STANDARD, "", "T", "Tdd", "Ⓐs", "??") if card != PROOF.card])
def test_a_proof_of_another_card_fails(card: str) -> None:
    assert not verify(replace(PROOF, card=card), SEALED.root, "hand:1", 52, DEAL)


@pytest.mark.parametrize("other", [k for k in range(-52, 60) if k != PROOF.k])
def test_a_proof_for_another_number_fails(other: int) -> None:
    assert not verify(replace(PROOF, k=other), SEALED.root, "hand:1", 52, DEAL)


@pytest.mark.parametrize("position", [i for i in range(-1, 60) if i != PROOF.position])
def test_a_proof_for_another_position_fails_even_where_the_deal_names_it(position: int) -> None:
    moved = replace(PROOF, position=position)
    claimed = (*DEAL[: PROOF.k], position, *DEAL[PROOF.k + 1 :])
    assert not verify(moved, SEALED.root, "hand:1", 52, DEAL)
    assert not verify(moved, SEALED.root, "hand:1", 52, claimed)


@pytest.mark.parametrize("hand", ["hand:2", "hand:", "hand:1 ", ""])
def test_a_proof_for_another_hand_fails(hand: str) -> None:
    assert not verify(PROOF, SEALED.root, hand, 52, DEAL)


@pytest.mark.parametrize(
    "path",
    [PROOF.path[:-1], (*PROOF.path, "00" * 32), PROOF.path[::-1], (), (PROOF.path[0].upper(), *PROOF.path[1:])],
    ids=["too short", "too long", "reversed", "none", "upper case"],
)
def test_a_proof_with_a_path_of_another_shape_fails(path: tuple[str, ...]) -> None:
    assert not verify(replace(PROOF, path=path), SEALED.root, "hand:1", 52, DEAL)


def test_a_proof_against_a_deck_of_another_size_fails() -> None:
    assert not verify(PROOF, SEALED.root, "hand:1", 36, DEAL)
    assert not verify(PROOF, SEALED.root, "hand:1", 52, DEAL[:-1])
    assert not verify(PROOF, SEALED.root, "hand:1", 32, DEAL[:32])


def test_each_cut_makes_a_difference() -> None:
    alone = dealt_cards(SEALED, {})
    one = dealt_cards(SEALED, {2: "ab" * 16})
    moved = dealt_cards(SEALED, {3: "ab" * 16})
    two = dealt_cards(SEALED, {2: "ab" * 16, 3: "cd" * 16})
    swapped = dealt_cards(SEALED, {2: "cd" * 16, 3: "ab" * 16})
    last_digit = dealt_cards(SEALED, {2: "ab" * 15 + "aa"})
    assert len({alone, one, moved, two, swapped, last_digit}) == 6


def test_the_cuts_count_by_ascending_seat_however_they_arrive() -> None:
    assert dealt_cards(SEALED, {2: "ab" * 16, 9: "cd" * 16}) == dealt_cards(SEALED, {9: "cd" * 16, 2: "ab" * 16})


def test_another_hand_or_seed_gives_another_root() -> None:
    assert len({SEALED.root, commit("hand:2", SEED).root, commit("hand:1", SEED[::-1]).root}) == 3


def test_a_cut_that_was_sealed_is_accepted() -> None:
    check_cut("hand:1", 4, "ab" * 16, cut_commitment("hand:1", 4, "ab" * 16))


@pytest.mark.parametrize(
    ("hand", "seat", "cut"),
    [("hand:1", 4, "ab" * 15 + "aa"), ("hand:1", 5, "ab" * 16), ("hand:2", 4, "ab" * 16)],
    ids=["cut", "seat", "hand"],
)
def test_a_cut_that_was_not_sealed_is_refused(hand: str, seat: int, cut: str) -> None:
    with pytest.raises(CutMismatch, match=f"seat {seat} is not the one that was sealed"):
        check_cut(hand, seat, cut, cut_commitment("hand:1", 4, "ab" * 16))


@pytest.mark.parametrize("cut", ["", "ab" * 15, "ab" * 17, "AB" * 16, "zz" * 16, " b" * 16, "ab" * 16 + "\n", "٣" * 32])
def test_a_malformed_cut_is_refused(cut: str) -> None:
    with pytest.raises(MalformedHex, match="32 lower-case hexadecimal digits"):
        check_cut("hand:1", 4, cut, "00" * 32)


@pytest.mark.parametrize("value", [None, 7, b"ab", ["ab"]])
def test_what_is_no_text_is_refused_as_hexadecimal(value: object) -> None:
    with pytest.raises(MalformedHex, match="The commitment must be 2 lower-case"):
        from_hex(value, 1, "commitment")


@pytest.mark.parametrize("size", [0, 31, 33])
def test_a_seed_of_another_size_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match=f"32 bytes, not {size}"):
        commit("hand:1", bytes(size))


@given(st.binary(max_size=64), st.lists(st.integers(), max_size=60))
def test_a_shuffle_keeps_everything_and_depends_on_key_and_label_only(key: bytes, items: list[int]) -> None:
    assert Counter(shuffle(items, key, b"a")) == Counter(items)
    assert shuffle(items, key, b"a") == shuffle(items, key, b"a")


def test_a_shuffle_skips_words_that_would_favour_some_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2**32 is no multiple of 3: its largest word is beyond the last whole multiple and must not count.
    monkeypatch.setattr("domain.fairness.words", lambda key, label: iter([2**32 - 1, 1, 0]))
    assert shuffle("abc", b"", b"") == ("c", "a", "b")


def test_reshuffles_differ_and_do_not_depend_on_the_order_given() -> None:
    key = bytes(32)
    assert reshuffle(key, [5, 1, 9, 3], 1) == reshuffle(key, [1, 3, 5, 9], 1)
    assert reshuffle(key, range(20), 1) != reshuffle(key, range(20), 2)


def test_what_may_be_logged_of_a_commitment_tells_no_card() -> None:
    assert repr(SEALED) == "Commitment(hand='hand:1')"
