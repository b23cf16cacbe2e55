"""`cardroom config`: what it shows of each setting, and what it hides."""

import json

import pytest

from adapters.cli.main import run
from adapters.settings import Settings, variable_of


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable_of(field), raising=False)


def test_every_setting_is_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["config"]) == 0

    listed = [line.partition("=")[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == [variable_of(field) for field in Settings.model_fields]


def test_the_explanation_tells_origin_and_default(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARDROOM_PORT", "9000")

    assert run(["config", "--explain"]) == 0

    output = capsys.readouterr().out
    assert "CARDROOM_PORT = 9000 (environment; default: 8460)\n" in output
    assert "CARDROOM_HOST = 127.0.0.1 (default)\n" in output
    assert "The bot's token; none for a room without Telegram." in output


def test_json_holds_the_same_for_machines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("CARDROOM_DAILY_CHIPS", "5")

    assert run(["config", "--json"]) == 0

    rows = {row["variable"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["CARDROOM_DAILY_CHIPS"] == {
        "variable": "CARDROOM_DAILY_CHIPS",
        "value": "5",
        "origin": "environment",
        "default": "2000",
        "description": "Whole chips that a player may claim once a day.",
    }
    assert rows["CARDROOM_REDIS_URL"]["value"] is None


@pytest.mark.parametrize("arguments", [["config"], ["config", "--explain"], ["config", "--json"]])
def test_secrets_are_hidden(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setenv("CARDROOM_DATABASE_URL", "postgresql://ann:hunter2@db.example/room?sslpassword=hunter2")
    monkeypatch.setenv("CARDROOM_REDIS_URL", "redis://:hunter2@cache.example")
    monkeypatch.setenv("CARDROOM_TELEGRAM_TOKEN", "42:hunter2")
    monkeypatch.setenv("CARDROOM_TOKEN_KEY", "ab" * 32)
    monkeypatch.setenv("CARDROOM_SEAL_KEYS", "k1:" + "cd" * 32)

    assert run(arguments) == 0

    output = capsys.readouterr().out
    assert "hunter2" not in output
    assert "abab" not in output
    assert "cdcd" not in output
    assert "postgresql://ann:(hidden)@db.example/room?(hidden)" in output


def test_wrong_settings_are_told_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CARDROOM_PORT", "x")
    monkeypatch.setenv("CARDROOM_HOUSE_BOTS", "many")

    assert run(["config"]) == 2

    assert [line.split(": ")[1] for line in capsys.readouterr().err.splitlines()] == [
        "CARDROOM_PORT",
        "CARDROOM_HOUSE_BOTS",
    ]
