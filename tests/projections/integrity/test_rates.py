"""What is expected of two follows from what each does with others."""

from math import isclose

from projections.integrity.rates import STYLES, USUAL_TRIES, Rate, alone, meeting, overall

ROOM = 0.5


def odds(rate: float) -> float:
    return rate / (1 - rate)


def test_odds_multiply() -> None:
    many = 1_000_000
    met = meeting(Rate(many * 3 // 4, many), Rate(many * 2 // 3, many), ROOM)
    assert isclose(odds(met.rate), 3 * 2, rel_tol=1e-3)
    assert isclose(met.concentration, STYLES, rel_tol=1e-3)


def test_two_like_the_room_are_like_the_room() -> None:
    assert isclose(meeting(Rate(30, 60), Rate(20, 40), ROOM).rate, ROOM)


def test_a_newcomer_is_like_the_room_but_nobody_is_sure_of_it() -> None:
    met = meeting(Rate(0, 0), Rate(0, 0), 0.8)
    assert isclose(met.rate, 0.8)
    assert met.concentration < USUAL_TRIES


def test_what_is_known_of_few_tries_is_drawn_to_the_room() -> None:
    assert isclose(alone(Rate(5, 5), 0.2).rate, (5 + 20 * 0.2) / 25)
    assert alone(Rate(5, 5), 0.2).concentration == 25
    assert alone(Rate(5_000, 10_000), 0.2).concentration == STYLES


def test_tries_between_the_two_are_taken_out() -> None:
    assert Rate(10, 30).without(4, 5) == Rate(6, 25)


def test_the_rooms_rate_is_never_certain() -> None:
    assert 0 < overall(Rate(0, 0)) < 1
    assert 0 < overall(Rate(0, 100)) < overall(Rate(100, 100)) < 1
