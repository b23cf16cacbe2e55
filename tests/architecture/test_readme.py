"""The README speaks of files and commands that exist."""

import re

import pytest
import typer

from adapters.cli.main import app
from tests.architecture.checkout import ROOT, text_of

README = text_of("README.md")
LINKS = sorted(set(re.findall(r"\]\(([^)#:]+)\)|src=\"([^\"]+)\"", README)))
COMMANDS = sorted(set(re.findall(r"^cardroom ([a-z ]+?)(?= {2,}|\s+[A-Z-]|$)", README, re.MULTILINE)))


@pytest.mark.parametrize("link", [link or source for link, source in LINKS])
def test_each_path_exists(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("words", [command.split() for command in COMMANDS], ids=COMMANDS)
def test_each_command_exists(words: list[str]) -> None:
    command: object = typer.main.get_command(app)
    for word in words:
        known = getattr(command, "commands", None)
        if known is None:
            return
        assert word in known
        command = known[word]


@pytest.mark.parametrize("script", sorted(set(re.findall(r"\./ops/\w+", README))))
def test_each_script_exists(script: str) -> None:
    assert (ROOT / script).is_file()
