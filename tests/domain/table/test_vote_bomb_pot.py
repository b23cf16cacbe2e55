"""A player agrees to a bomb pot."""

from domain.table.commands import VoteBombPot
from domain.table.events import BombVoted
from domain.table.refusals import NoBombPots, NotSeated
from tests.domain.table.tables import SEATED, TABLE, player, under
from tests.support.given import given

VOTING = (under(bomb_vote=True, bomb_ante=25), *SEATED[1:])


def test_agreed() -> None:
    table = given(TABLE, *VOTING).when(VoteBombPot(player(2))).then(BombVoted(2, True))
    assert table.votes == {2}


def test_taken_back() -> None:
    facts = (*VOTING, BombVoted(2, True))
    table = given(TABLE, *facts).when(VoteBombPot(player(2), agrees=False)).then(BombVoted(2, False))
    assert table.votes == set()


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *VOTING, BombVoted(2, True)).when(VoteBombPot(player(2))).then()
    given(TABLE, *VOTING).when(VoteBombPot(player(2), agrees=False)).then()


def test_refused_where_nobody_votes() -> None:
    given(TABLE, *SEATED).when(VoteBombPot(player(2))).then_refused(NoBombPots, "not voted on")


def test_refused_without_a_seat() -> None:
    given(TABLE, *VOTING).when(VoteBombPot("account:stranger")).then_refused(NotSeated, "do not sit")
