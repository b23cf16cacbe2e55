"""Commit, cut, open: the room binds itself to a deck, the players cut it, and everyone can check the cards she sees.

The room cannot choose the deck and no player can steer it. What this does not give: the room knows the cards
while it deals, who withholds a cut chooses between two decks unseen, and a hand in which nobody's cut was
opened is only as honest as the room. Whose cuts count is the caller's duty: a house bot's never do.

Keys, seeds and digests are bytes in here; whatever stands in events or goes to players (roots, commitments,
cuts, salts, paths) is lower-case hexadecimal text. Seats and the numbers of cards count from 0 and fit one byte.
"""

import hmac
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from struct import Struct
from typing import TypeVar

from domain.refusals import Refusal

RANKS = "23456789TJQKA"
SUITS = "cdhs"
STANDARD: tuple[str, ...] = tuple(rank + suit for rank in RANKS for suit in SUITS)
"""The 52 cards in the protocol's order, `2c` to `As`."""
SHORT: tuple[str, ...] = STANDARD[16:]
"""The 36 cards from `6c` to `As`."""

SEED_BYTES = 32
CUT_BYTES = 16
DIGEST_BYTES = 32
SALT_BYTES = 16

T = TypeVar("T")
_EIGHT_WORDS = Struct(">8I")
Levels = tuple[tuple[bytes, ...], ...]


class CutMismatch(Refusal):
    """An opened cut does not belong to the commitment that was fixed for its seat."""


class MalformedHex(Refusal):
    """A text is not the lower-case hexadecimal form of the bytes it stands for."""

    kind = "invalid"


def from_hex(text: object, size: int, what: str) -> bytes:
    """The `size` bytes that a text stands for; raises MalformedHex unless it is their lower-case hexadecimal form."""
    if not isinstance(text, str) or not re.fullmatch(r"[0-9a-f]*", text) or len(text) != 2 * size:
        raise MalformedHex(f"The {what} must be {2 * size} lower-case hexadecimal digits.")
    return bytes.fromhex(text)


def words(key: bytes, label: bytes) -> Iterator[int]:
    """The endless stream of 32-bit words that a key gives for a purpose."""
    for counter in count():
        yield from _EIGHT_WORDS.unpack(hmac.digest(key, label + counter.to_bytes(4, "big"), "sha256"))


def shuffle(items: Sequence[T], key: bytes, label: bytes) -> tuple[T, ...]:
    """A uniform permutation (Fisher-Yates) that key and label determine; words that would bias it are skipped."""
    shuffled = list(items)
    stream = words(key, label)
    for last in range(len(shuffled) - 1, 0, -1):
        choices = last + 1
        fair = 2**32 // choices * choices
        chosen = next(word for word in stream if word < fair) % choices
        shuffled[last], shuffled[chosen] = shuffled[chosen], shuffled[last]
    return tuple(shuffled)


@dataclass(frozen=True, slots=True)
class Commitment:
    """A deck to which the room is bound: the cards in their committed `order`, a salt for each, and the Merkle
    tree (RFC 6962) over both. Only `root` may be told before the hand is over."""

    hand: str
    order: tuple[str, ...] = field(repr=False)
    salts: tuple[bytes, ...] = field(repr=False)
    levels: Levels = field(repr=False)

    @property
    def leaves(self) -> tuple[bytes, ...]:
        """The leaf of each position of the committed order."""
        return self.levels[0]

    @property
    def root(self) -> str:
        """The root of the tree, in hexadecimal."""
        return self.levels[-1][0].hex()

    def path(self, position: int) -> tuple[str, ...]:
        """The audit path of a position, nearest sibling first, in hexadecimal."""
        siblings = []
        for level in self.levels:
            if position ^ 1 < len(level):
                siblings.append(level[position ^ 1].hex())
            position //= 2
        return tuple(siblings)


def commit(hand: str, seed: bytes, deck: Sequence[str] = STANDARD) -> Commitment:
    """Bind the room to the deck that a 32-byte seed gives for a hand (its stream id).

    Raises ValueError for a seed of another size: it would be guessable or foreign."""
    if len(seed) != SEED_BYTES:
        raise ValueError(f"A seed has {SEED_BYTES} bytes, not {len(seed)}.")
    order = shuffle(deck, seed, b"cardroom/deck/v1")
    salts = tuple(
        hmac.digest(seed, b"cardroom/salt/v1" + bytes((i,)), "sha256")[:SALT_BYTES] for i in range(len(order))
    )
    prefix = _leaf_prefix(hand)
    leaves = tuple(_leaf(prefix, i, card, salt) for i, (card, salt) in enumerate(zip(order, salts, strict=True)))
    return Commitment(hand, order, salts, _tree(leaves))


def cut_commitment(hand: str, seat: int, cut: str) -> str:
    """What a client sends to seal its cut; raises MalformedHex for anything but 16 bytes."""
    opened = from_hex(cut, CUT_BYTES, "cut")
    return sha256(b"cardroom/cut/v1" + _text(hand) + bytes((seat,)) + opened).hexdigest()


def check_cut(hand: str, seat: int, cut: str, commitment: str) -> None:
    """Raise CutMismatch unless the cut is the one that was sealed, MalformedHex unless it is 16 bytes."""
    if cut_commitment(hand, seat, cut) != commitment:
        raise CutMismatch(f"The cut opened for seat {seat} is not the one that was sealed.")


def cuts_key(hand: str, root: str, cuts: Mapping[int, str]) -> bytes:
    """The key of the deal, from the opened cuts by seat. Cuts of house bots must not be among them."""
    opened = b"".join(bytes((seat,)) + from_hex(cut, CUT_BYTES, "cut") for seat, cut in sorted(cuts.items()))
    return sha256(b"cardroom/cuts/v1" + _text(hand) + from_hex(root, DIGEST_BYTES, "root") + opened).digest()


def deal_positions(key: bytes, size: int) -> tuple[int, ...]:
    """For each card in the order of dealing, burned cards included, its position in the committed order."""
    return shuffle(range(size), key, b"cardroom/deal/v1")


def reshuffle(key: bytes, positions: Sequence[int], r: int) -> tuple[int, ...]:
    """The order in which the given positions come back after the `r`-th reshuffle (from 1) of a draw game."""
    return shuffle(sorted(positions), key, b"cardroom/reshuffle/v1" + bytes((r,)))


def dealt_cards(commitment: Commitment, cuts: Mapping[int, str]) -> tuple[str, ...]:
    """The whole deck in the order of dealing, from the opened cuts by seat (never a house bot's)."""
    key = cuts_key(commitment.hand, commitment.root, cuts)
    return tuple(commitment.order[position] for position in deal_positions(key, len(commitment.order)))


@dataclass(frozen=True, slots=True)
class Proof:
    """Shows that the card with number `k` is the one to which the room was bound: where it lies in the committed
    order, its salt and its audit path (nearest sibling first), both in hexadecimal."""

    k: int
    position: int
    card: str
    salt: str
    path: tuple[str, ...]


def prove(commitment: Commitment, deal: Sequence[int], k: int) -> Proof:
    """The proof for whoever sees the `k`-th dealt card; it opens no other card."""
    position = deal[k]
    return Proof(k, position, commitment.order[position], commitment.salts[position].hex(), commitment.path(position))


def verify(proof: Proof, root: str, hand: str, size: int, deal: Sequence[int]) -> bool:
    """Whether a card is the one to which `root` binds the room, in the place that the cuts gave it.

    `deal` are the positions computed from the opened cuts, `size` is the number of cards in the deck."""
    if not (0 <= proof.k < size == len(deal) and 0 <= proof.position < size):
        return False
    if deal[proof.k] != proof.position or not proof.card.isascii():
        return False
    try:
        salt = from_hex(proof.salt, SALT_BYTES, "salt")
        path = [from_hex(sibling, DIGEST_BYTES, "sibling") for sibling in proof.path]
    except MalformedHex:
        return False
    leaf = _leaf(_leaf_prefix(hand), proof.position, proof.card, salt)
    return _climb(leaf, proof.position, size, path) == root


def _climb(node: bytes, position: int, width: int, path: Sequence[bytes]) -> str | None:
    """The root to which a path of exactly the right length leads, None for another length."""
    siblings = list(reversed(path))
    while width > 1:
        if position ^ 1 < width:
            if not siblings:
                return None
            sibling = siblings.pop()
            node = _parent(sibling, node) if position % 2 else _parent(node, sibling)
        position, width = position // 2, (width + 1) // 2
    return None if siblings else node.hex()


def _tree(leaves: tuple[bytes, ...]) -> Levels:
    """All levels from the leaves to the root. Pairing neighbours and lifting an odd last one as it is gives the
    very tree of RFC 6962, whose left subtrees are the largest powers of two."""
    levels = [leaves]
    while len(below := levels[-1]) > 1:
        parents = [_parent(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
        levels.append((*parents, *below[2 * len(parents) :]))
    return tuple(levels)


def _parent(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def _leaf_prefix(hand: str) -> bytes:
    return b"\x00cardroom/leaf/v1" + _text(hand)


def _leaf(prefix: bytes, position: int, card: str, salt: bytes) -> bytes:
    return sha256(prefix + bytes((position,)) + card.encode("ascii") + salt).digest()


def _text(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(2, "big") + encoded
