"""Dependencies: inwards between the layers, declared where they come from outside."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.checkout import PACKAGES, ROOT, kept_with, text_of

INSIDE = {
    "domain/hand/engine.py": {"pokerkit"},
    "domain/": set[str](),
    "projections/": {"orjson"},
    "application/": {"structlog"},
}
"""What the inside may take from other projects; the first entry that fits a module counts."""

OUTSIDE_WORLD = {
    *("random", "secrets", "uuid"),
    *("time", "sched"),
    *("asyncio", "threading", "multiprocessing", "concurrent", "subprocess", "signal"),
    *("os", "io", "pathlib", "shutil", "tempfile", "socket", "ssl", "http", "urllib", "sqlite3", "logging"),
}
"""Chance, clocks and input or output, which come to the domain as data."""


def imports(path: str) -> Iterator[str]:
    """The top-level names of what a module imports."""
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


SEEDED = {("domain/hand/evaluation/equity.py", "random")}
"""A sample drawn from a seed that is part of the question is no chance: the same question has the same answer."""


def foreign(path: str) -> set[str]:
    """What a module imports from neither the standard library (and its stubs, which type checkers bring) nor this
    repository."""
    known = {*sys.stdlib_module_names, "_typeshed", *PACKAGES, "tests", "ops"}
    return {name for name in imports(path) if name not in known}


def permitted(path: str) -> set[str]:
    return next(names for beginning, names in INSIDE.items() if path.startswith(beginning))


def declared(*groups: str, extras: bool = False) -> set[str]:
    """The distributions that pyproject.toml names for the run time, the groups and, where asked for, the extras, in
    normal form."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    requirements = [*project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values() if extras else ():
        requirements += extra
    for group in groups:
        requirements += [entry for entry in project["dependency-groups"][group] if isinstance(entry, str)]
    return {re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-") for requirement in requirements}


def undeclared(folder: str, known: set[str]) -> set[tuple[str, str]]:
    """Which modules of a folder import what none of the known distributions brings."""
    brought_by = packages_distributions()
    return {
        (path, name)
        for path in kept_with(".py")
        if path.startswith(folder)
        for name in foreign(path)
        if known.isdisjoint(distribution.lower().replace("_", "-") for distribution in brought_by.get(name, []))
    }


def test_dependencies_point_inwards() -> None:
    linter = Path(sys.executable).with_name("lint-imports")

    checked = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("folder", ["domain/", "projections/", "application/"])
def test_the_inside_knows_no_driver_and_one_module_the_referee(folder: str) -> None:
    taken = {(path, name) for path in kept_with(".py") if path.startswith(folder) for name in foreign(path)}

    assert {(path, name) for path, name in taken if name not in permitted(path)} == set()


def test_the_domain_knows_no_chance_no_clock_and_no_outside_world() -> None:
    domain = [path for path in kept_with(".py") if path.startswith("domain/")]

    assert {(path, name) for path in domain for name in OUTSIDE_WORLD.intersection(imports(path))} == SEEDED


def test_every_package_used_at_run_time_is_declared() -> None:
    known = declared(extras=True)

    assert {pair for folder in PACKAGES for pair in undeclared(f"{folder}/", known)} == set()


def test_the_extras_are_installed_with_what_the_checks_need() -> None:
    assert declared(extras=True) <= declared("dev")


def test_every_package_used_by_the_tests_is_declared() -> None:
    assert undeclared("tests/", declared("dev")) == set()
