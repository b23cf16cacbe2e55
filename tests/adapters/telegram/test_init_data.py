"""The initData that tests log in with is what Telegram would sign, by aiogram's own check."""

from aiogram.utils.web_app import check_webapp_signature, safe_parse_webapp_init_data
from hypothesis import given
from hypothesis import strategies as st

from tests.support.bot_api import TOKEN
from tests.support.init_data import init_data

NAMES = st.text(min_size=1, max_size=64).filter(lambda name: name.isprintable())


@given(st.integers(1, 2**52), NAMES, st.integers(1_600_000_000, 2_000_000_000))
def test_made_init_data_passes_an_independent_check(user: int, name: str, auth_date: int) -> None:
    told = init_data(TOKEN, {"id": user, "first_name": name}, auth_date, start_param="table_1")
    data = safe_parse_webapp_init_data(TOKEN, told)
    assert data.user is not None
    assert (data.user.id, data.user.first_name) == (user, name)
    assert int(data.auth_date.timestamp()) == auth_date
    assert data.start_param == "table_1"


def test_another_bots_init_data_fails_it() -> None:
    told = init_data("1000001:another", {"id": 7, "first_name": "Ana"}, 1_700_000_000)
    assert not check_webapp_signature(TOKEN, told)


def test_changed_init_data_fails_it() -> None:
    told = init_data(TOKEN, {"id": 7, "first_name": "Ana"}, 1_700_000_000)
    assert not check_webapp_signature(TOKEN, told.replace("Ana", "Bob"))
