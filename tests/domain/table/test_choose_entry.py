"""Who owes blinds says how to come in."""

from domain.table.commands import ChooseEntry
from domain.table.events import BlindMissed, EntryChosen
from domain.table.refusals import ButtonNotForSale, NoSuchEntry, NothingOwed, NotSeated
from tests.domain.table.tables import SEATED, TABLE, player, taken, under
from tests.support.given import given

OWING = (*SEATED, taken(3, new=True))


def test_chosen() -> None:
    table = given(TABLE, *OWING).when(ChooseEntry(player(3), "post")).then(EntryChosen(3, "post"))
    assert table.seats[3].debt.entry == "post"


def test_chosen_otherwise() -> None:
    given(TABLE, *OWING, EntryChosen(3, "post")).when(ChooseEntry(player(3), "wait")).then(EntryChosen(3, "wait"))


def test_the_same_again_adds_nothing() -> None:
    given(TABLE, *OWING).when(ChooseEntry(player(3), "wait")).then()
    given(TABLE, *OWING, EntryChosen(3, "post")).when(ChooseEntry(player(3), "post")).then()


def test_the_button_is_chosen_where_it_is_for_sale() -> None:
    facts = (under(buy_button=True), *OWING[1:])
    given(TABLE, *facts).when(ChooseEntry(player(3), "button")).then(EntryChosen(3, "button"))


def test_chosen_while_sitting_out() -> None:
    given(TABLE, *SEATED, BlindMissed(2, "small")).when(ChooseEntry(player(2), "post")).then(EntryChosen(2, "post"))


def test_refused_where_the_button_is_not_for_sale() -> None:
    given(TABLE, *OWING).when(ChooseEntry(player(3), "button")).then_refused(ButtonNotForSale, "cannot be bought")


def test_refused_to_who_owes_nothing() -> None:
    given(TABLE, *SEATED).when(ChooseEntry(player(2), "post")).then_refused(NothingOwed, "You owe no blind")


def test_refused_in_any_other_way() -> None:
    given(TABLE, *OWING).when(ChooseEntry(player(3), "sneak")).then_refused(NoSuchEntry, "post, wait, button")


def test_refused_without_a_seat() -> None:
    given(TABLE, *SEATED).when(ChooseEntry("account:stranger", "post")).then_refused(NotSeated, "do not sit")
