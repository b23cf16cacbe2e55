"""The audit: an honest hand has no findings, and each way to cheat has one that names it."""

from collections.abc import Callable, Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import replace

import pytest

from domain.event import Event
from domain.fairness import commit, cut_commitment, dealt_cards
from domain.hand import Deck, evolve, undealt
from domain.hand.audit import Announced, audit
from domain.hand.commands import Act, StartHand
from domain.hand.decisions import decide
from domain.hand.events import CardsShown, HandStarted, HoleCardsDealt, PotAwarded, StreetDealt, TurnStarted

HAND = "hand:0190"
SEED = bytes(range(32))
SEATS = (3, 5, 0)
COMMITMENT = commit(HAND, SEED)
CUTS = {3: "ab" * 16, 5: "cd" * 16}
SEALED = {0: "77" * 32, **{seat: cut_commitment(HAND, seat, cut) for seat, cut in CUTS.items()}}
CARDS = dealt_cards(COMMITMENT, CUTS)
ANNOUNCED = Announced(COMMITMENT.root, SEALED, CUTS)
START = StartHand(
    table="table:1",
    number=7,
    ruleset="nlhe/1",
    button=0,
    seats=SEATS,
    players=("account:a", "account:b", "account:c"),
    names=("Ann", "Bo", "Cy"),
    stacks=(1000, 1000, 1000),
    antes=(0, 0, 0),
    blinds=(5, 10, 0),
    kinds=("small_blind", "big_blind", ""),
    dead=(0, 0, 0),
    small_blind=5,
    big_blind=10,
    small_bet=0,
    big_bet=0,
    bring_in=0,
    boards=1,
    bomb=False,
    most_runouts=1,
    rake_per_mille=0,
    rake_cap=0,
    turn_seconds=20.0,
    banks=(0.0, 0.0, 0.0),
    deck="committed",
    root=COMMITMENT.root,
    cut_seats=(0, 3, 5),
    cut_commitments=(SEALED[0], SEALED[3], SEALED[5]),
    cuts=("", CUTS[3], CUTS[5]),
    sealed_deck="k.sealed",
    cards=Deck(CARDS),
    now=100.0,
)


def played(start: StartHand = START) -> tuple[HandStarted, list[Event]]:
    """A hand in which everyone checks and calls to the showdown."""
    hand = undealt(start.cards)
    facts: list[Event] = []
    command: StartHand | Act = start
    while not hand.over:
        for fact in decide(hand, command):
            facts.append(fact)
            hand = evolve(hand, fact)
        if isinstance(hand.turn, TurnStarted):
            kind = "call" if hand.turn.to_call else "check"
            command = Act(hand.turn.turn, hand.turn.seat, kind, 0, 100.0)
    started, *rest = facts
    assert isinstance(started, HandStarted)
    return started, rest


STARTED, FACTS = played()


def findings(started: HandStarted = STARTED, facts: Sequence[Event] = FACTS, seed: bytes = SEED) -> list[str]:
    return audit(HAND, started, facts, seed, ANNOUNCED)


def changed(kind: type[Event], change: Callable[[Event], Event], facts: Sequence[Event] = FACTS) -> list[Event]:
    """The facts with the first one of a kind changed."""
    at = next(i for i, fact in enumerate(facts) if isinstance(fact, kind))
    return [*facts[:at], change(facts[at]), *facts[at + 1 :]]


def lied(card: str) -> str:
    return "2c" if card != "2c" else "2d"


def test_an_honest_hand_has_no_findings() -> None:
    assert sum(isinstance(fact, StreetDealt) for fact in FACTS) == 3
    assert any(isinstance(fact, CardsShown) for fact in FACTS)
    assert findings() == []
    assert audit(HAND, STARTED, FACTS, SEED) == []


def test_a_hand_without_any_cut_can_be_honest() -> None:
    bare = replace(START, cut_seats=(), cut_commitments=(), cuts=(), cards=Deck(dealt_cards(COMMITMENT, {})))
    started, facts = played(bare)
    assert audit(HAND, started, facts, SEED, Announced(COMMITMENT.root, {}, {})) == []


def test_another_seed_than_the_committed_one_is_found() -> None:
    found = findings(seed=SEED[::-1])
    assert "The seed gives the root" in found[0]
    assert any("the committed deck deals another one there" in line for line in found)


def test_a_seed_of_another_size_is_found() -> None:
    assert findings(seed=b"short") == ["The opened seed has 5 bytes instead of 32."]


def test_a_stacked_deck_is_named() -> None:
    assert "stacked deck" in findings(replace(STARTED, deck="stacked"))[0]


def test_a_deck_that_was_not_dealt_through_the_cuts_is_found() -> None:
    started, facts = played(replace(START, cards=Deck(COMMITMENT.order)))
    found = audit(HAND, started, facts, SEED, ANNOUNCED)
    assert any(line.startswith("The flop shows") for line in found)


def test_a_root_changed_after_it_was_announced_is_found() -> None:
    other = commit(HAND, SEED[::-1])
    start = replace(START, root=other.root, cards=Deck(dealt_cards(other, CUTS)))
    started, facts = played(start)
    assert audit(HAND, started, facts, SEED[::-1]) == []
    assert [line[:24] for line in audit(HAND, started, facts, SEED[::-1], ANNOUNCED)] == ["The table was told the r"]


def test_an_opened_cut_that_was_dropped_is_found() -> None:
    start = replace(START, cuts=("", "", CUTS[5]), cards=Deck(dealt_cards(COMMITMENT, {5: CUTS[5]})))
    started, facts = played(start)
    assert audit(HAND, started, facts, SEED) == []
    assert audit(HAND, started, facts, SEED, ANNOUNCED) == [
        "The cut of seat 3 differs from the one that was opened before the hand."
    ]


def test_a_cut_of_nobody_is_found() -> None:
    extra = {**CUTS, 8: "ee" * 16}
    start = replace(
        START,
        cut_seats=(0, 3, 5, 8),
        cut_commitments=(*START.cut_commitments, cut_commitment(HAND, 8, extra[8])),
        cuts=(*START.cuts, extra[8]),
        cards=Deck(dealt_cards(COMMITMENT, extra)),
    )
    started, facts = played(start)
    assert audit(HAND, started, facts, SEED, ANNOUNCED) == [
        "The sealed cut of seat 8 differs from the list that was fixed before the hand.",
        "The cut of seat 8 differs from the one that was opened before the hand.",
    ]


def test_a_cut_that_does_not_open_its_commitment_is_found() -> None:
    found = findings(replace(STARTED, cuts=("", "ac" * 16, CUTS[5])))
    assert "The cut of seat 3 is not valid: The cut opened for seat 3 is not the one that was sealed." in found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"cuts": ("", "xyz", CUTS[5])}, "The cards cannot be checked"),
        ({"cuts": ("", CUTS[3])}, "do not pair up"),
        ({"cut_seats": (0, 5, 3)}, "not in ascending order"),
        ({"cut_seats": (0, 3, 300)}, "The cards cannot be checked"),
    ],
)
def test_a_start_that_cannot_be_right_is_found(change: dict[str, tuple[object, ...]], found: str) -> None:
    fields = {name: getattr(STARTED, name) for name in (field.name for field in dataclass_fields(HandStarted))}
    assert any(found in line for line in findings(HandStarted(**{**fields, **change})))


def test_a_changed_board_card_is_found() -> None:
    def cheat(fact: Event) -> Event:
        assert isinstance(fact, StreetDealt)
        return replace(fact, cards=(lied(fact.cards[0]), *fact.cards[1:]))

    number = 2 * len(SEATS) + 1
    found = findings(facts=changed(StreetDealt, cheat))
    assert f"The flop shows {lied(CARDS[number])} as card number {number}; " in found[0]


@pytest.mark.parametrize("numbers", [(6, 7, 8), (8, 9, 10), (7, 9, 8), (7, 8, 99), (7, 8, -1)])
def test_a_street_from_elsewhere_in_the_deck_is_found(numbers: tuple[int, ...]) -> None:
    def cheat(fact: Event) -> Event:
        assert isinstance(fact, StreetDealt)
        return replace(fact, numbers=numbers, cards=tuple(CARDS[number % 52] for number in numbers))

    assert "The flop was not dealt from the top of the deck after one burned card." in findings(
        facts=changed(StreetDealt, cheat)
    )


def test_a_card_that_was_not_burned_is_found() -> None:
    def cheat(fact: Event) -> Event:
        assert isinstance(fact, StreetDealt)
        return replace(fact, burned=20)

    assert findings(facts=changed(StreetDealt, cheat)) == [
        "The flop was not dealt from the top of the deck after one burned card."
    ]


@pytest.mark.parametrize(
    "numbers",
    [((0, 1), (2, 3), (4, 5)), ((1, 4), (0, 3), (2, 5)), ((0, 3), (1, 4), (2,)), ((0, 3), (1, 4), (2, 6))],
)
def test_hole_cards_out_of_turn_are_found(numbers: tuple[tuple[int, ...], ...]) -> None:
    found = findings(facts=changed(HoleCardsDealt, lambda _: HoleCardsDealt("preflop", -1, SEATS, numbers)))
    assert found[0] == "The hole cards were not dealt one at a time, clockwise, from the top of the deck."


def test_hole_cards_for_other_seats_are_found() -> None:
    found = findings(
        facts=changed(HoleCardsDealt, lambda _: HoleCardsDealt("preflop", -1, (5, 3, 0), ((0, 3), (1, 4), (2, 5))))
    )
    assert found[0] == "Hole cards went to the seats (5, 3, 0) instead of (3, 5, 0)."


def test_a_changed_shown_card_is_found() -> None:
    def cheat(fact: Event) -> Event:
        assert isinstance(fact, CardsShown)
        return replace(fact, cards=(fact.cards[0], lied(fact.cards[1])))

    found = findings(facts=changed(CardsShown, cheat))
    assert [line for line in found if " shows 2" in line and "the committed deck deals another" in line]


def test_cards_shown_without_their_numbers_are_found() -> None:
    def cheat(fact: Event) -> Event:
        assert isinstance(fact, CardsShown)
        return replace(fact, numbers=fact.numbers[:1])

    assert "shows 2 cards under 1 numbers" in findings(facts=changed(CardsShown, cheat))[0]


def test_showing_anothers_cards_is_found_without_telling_whether_they_were_those() -> None:
    shown = CardsShown(3, (1, 4), (CARDS[1], "??"), "")
    found = findings(facts=[FACTS[0], *FACTS[1:], shown])
    assert found == ["Seat 3 showed cards that were not dealt to it."]


def test_a_pot_won_with_foreign_cards_is_found() -> None:
    unseen = CARDS[40:42]

    def cheat(fact: Event) -> Event:
        assert isinstance(fact, PotAwarded)
        return replace(fact, cards=(*unseen, *fact.cards[2:]))

    found = findings(facts=changed(PotAwarded, cheat))
    assert [line.partition(" with ")[2] for line in found] == [f"cards it did not have: {' '.join(unseen)}."]
