"""Settings: what the environment may say, and what a person is told about what it may not."""

from pathlib import Path

import pytest

from adapters.settings import Settings, SettingsInvalid, load_settings, variable_of


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


def complaints() -> tuple[str, ...]:
    with pytest.raises(SettingsInvalid) as caught:
        load_settings()
    return caught.value.lines


def test_an_empty_environment_gives_a_room_on_this_machine(tmp_path: Path) -> None:
    settings = load_settings()

    assert settings.data_dir == tmp_path / ".local/share/cardroom"
    assert (settings.host, settings.port) == ("127.0.0.1", 8460)
    assert [settings.database_url, settings.redis_url, settings.telegram_token, settings.public_url] == [None] * 4
    assert (settings.welcome_chips, settings.daily_chips) == (10_000, 2_000)


def test_the_data_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")

    assert load_settings().data_dir == Path("/srv/data/cardroom")


def test_a_relative_xdg_folder_counts_as_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")

    assert load_settings().data_dir == tmp_path / ".local/share/cardroom"


def test_a_home_folder_in_the_data_folder_is_expanded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CARDROOM_DATA_DIR", "~/room")

    assert load_settings().data_dir == tmp_path / "room"


def test_an_empty_variable_counts_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDROOM_PORT", "")

    assert load_settings().port == 8460


def test_a_file_named_env_is_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("CARDROOM_PORT=9999\n")
    monkeypatch.chdir(tmp_path)

    assert load_settings().port == 8460


@pytest.mark.parametrize(("written", "bots"), [("true", 4), ("False", 0), ("0", 0), ("2", 2)])
def test_house_bots_are_a_number_or_a_yes_or_no(monkeypatch: pytest.MonkeyPatch, written: str, bots: int) -> None:
    monkeypatch.setenv("CARDROOM_HOUSE_BOTS", written)

    assert load_settings().house_bots == bots


def test_levels_and_formats_may_be_written_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDROOM_LOG_LEVEL", "DEBUG")
    monkeypatch.setenv("CARDROOM_LOG_FORMAT", "JSON")

    assert (load_settings().log_level, load_settings().log_format) == ("debug", "json")


def test_an_unknown_variable_is_named_with_the_nearest_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDROOM_DATABSE_URL", "postgresql://host/room")

    assert complaints() == ("CARDROOM_DATABSE_URL: there is no such setting; the nearest is CARDROOM_DATABASE_URL.",)


def test_every_wrong_variable_gets_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDROOM_PRT", "1")
    monkeypatch.setenv("CARDROOM_PORT", "http")
    monkeypatch.setenv("CARDROOM_LOG_LEVEL", "loud")

    unknown, port, level = complaints()

    assert unknown.startswith("CARDROOM_PRT: ")
    assert port == "CARDROOM_PORT: it must be a whole number; right would be, for example, 8460"
    assert level.startswith("CARDROOM_LOG_LEVEL: it must be 'debug', 'info', 'warning' or 'error'; right would be")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CARDROOM_PORT", "32768"),
        ("CARDROOM_PORT", "0"),
        ("CARDROOM_HOST", "http://127.0.0.1"),
        ("CARDROOM_DATABASE_URL", "mysql://host/room"),
        ("CARDROOM_REDIS_URL", "host:6379"),
        ("CARDROOM_PUBLIC_URL", "poker.example.org"),
        ("CARDROOM_TELEGRAM_API", "ftp://api.telegram.org"),
        ("CARDROOM_TELEGRAM_TOKEN", "not a token"),
        ("CARDROOM_SEAL_KEYS", "k1:00ff"),
        ("CARDROOM_TOKEN_KEY", "00ff"),
        ("CARDROOM_WELCOME_CHIPS", "6.5"),
        ("CARDROOM_DAILY_CHIPS", "-1"),
        ("CARDROOM_HOUSE_BOTS", "9"),
    ],
)
def test_a_value_out_of_bounds_is_refused_with_an_example(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)

    (line,) = complaints()

    assert line.startswith(f"{variable}: ")
    assert "; right would be, for example, " in line


@pytest.mark.parametrize(
    ("variable", "secret"),
    [
        ("CARDROOM_DATABASE_URL", "mysql://user:hunter2@host/room"),
        ("CARDROOM_REDIS_URL", "user:hunter2@host"),
        ("CARDROOM_TELEGRAM_TOKEN", "hunter2"),
        ("CARDROOM_SEAL_KEYS", "k1:hunter2"),
        ("CARDROOM_TOKEN_KEY", "hunter2"),
    ],
)
def test_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch, variable: str, secret: str) -> None:
    monkeypatch.setenv(variable, secret)

    assert "hunter2" not in "".join(complaints())


def test_secrets_do_not_show_in_the_settings_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDROOM_DATABASE_URL", "postgresql://user:hunter2@host/room")
    monkeypatch.setenv("CARDROOM_TELEGRAM_TOKEN", "42:hunter2")

    assert "hunter2" not in repr(load_settings())


def test_every_setting_is_documented() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert field.description.endswith("."), name
        assert field.examples, name
