"""`ops/setup`: what it does on a fresh checkout, what it leaves alone on the next run, what it mends."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.small_checkout import SmallCheckout

pytestmark = pytest.mark.skipif(shutil.which("npm") is None, reason="without npm on the PATH the set-up needs an index")

NOTHING = ["setup: nothing changed"]
CLOSED = "http://127.0.0.1:9/"
NO_INDEX = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": CLOSED, "PIP_FIND_LINKS": "", "npm_config_registry": CLOSED}


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> SmallCheckout:
    return SmallCheckout.laid_out(tmp_path_factory.mktemp("house"))


@pytest.fixture
def ready(laid_out: SmallCheckout) -> SmallCheckout:
    """A checkout that is set up; every test leaves it so that a further run mends it."""
    ended = laid_out.run("setup")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return laid_out


def installed(checkout: SmallCheckout, package: str) -> bool:
    python = str(checkout.root / ".venv/bin/python")
    return subprocess.run([python, "-c", f"import {package}"], stderr=subprocess.DEVNULL, check=False).returncode == 0


def said(ended: subprocess.CompletedProcess[str]) -> list[str]:
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_a_fresh_checkout_becomes_ready(tmp_path: Path) -> None:
    fresh = SmallCheckout.laid_out(tmp_path)

    steps = said(fresh.run("setup"))

    assert steps[0].startswith("setup: .venv with Python 3.")
    assert steps[1:] == [
        "setup: the packages of ops/requirements.lock",
        "setup: the cardroom command",
        "setup: the mini-app's packages",
        "setup: the mini-app",
    ]
    assert installed(fresh, "pebble")
    assert not installed(fresh, "chisel")
    assert fresh.built_page.read_text() == "one"


def test_a_second_run_does_nothing_and_needs_no_index(ready: SmallCheckout) -> None:
    assert said(ready.run("setup", **NO_INDEX)) == NOTHING


def test_a_changed_source_builds_the_pages_and_nothing_else(ready: SmallCheckout) -> None:
    ready.page.write_text(ready.page.read_text() + ", two")

    assert said(ready.run("setup", **NO_INDEX)) == ["setup: the mini-app"]
    assert ready.built_page.read_text().endswith(", two")


def test_lost_pages_are_built_again(ready: SmallCheckout) -> None:
    ready.built_page.unlink()

    assert said(ready.run("setup", **NO_INDEX)) == ["setup: the mini-app"]


def test_lost_npm_packages_are_installed_again(ready: SmallCheckout) -> None:
    shutil.rmtree(ready.root / "adapters/miniapp/node_modules")

    assert said(ready.run("setup")) == ["setup: the mini-app's packages", "setup: the mini-app"]


def test_a_changed_lock_is_installed(ready: SmallCheckout) -> None:
    lock = ready.root / "ops/requirements.lock"
    lock.write_text(lock.read_text() + "# another day\n")

    assert said(ready.run("setup")) == ["setup: the packages of ops/requirements.lock"]


def test_a_changed_project_is_installed(ready: SmallCheckout) -> None:
    project = ready.root / "pyproject.toml"
    project.write_text(project.read_text() + "# another day\n")

    assert said(ready.run("setup", **NO_INDEX)) == ["setup: the cardroom command"]


def test_developers_get_their_packages_too(ready: SmallCheckout) -> None:
    assert said(ready.run("setup", "--dev")) == ["setup: the packages of ops/requirements-dev.lock"]
    assert installed(ready, "chisel")
    assert said(ready.run("setup")) == NOTHING


def test_an_installation_that_was_killed_is_made_anew(ready: SmallCheckout) -> None:
    (ready.root / ".venv/.setup/half-done").touch()

    assert said(ready.run("setup"))[0].startswith("setup: .venv with Python 3.")
    assert said(ready.run("setup")) == NOTHING


def test_a_checkout_that_was_moved_is_made_anew(ready: SmallCheckout, tmp_path: Path) -> None:
    moved = SmallCheckout(tmp_path / "elsewhere", ready.wheels)
    shutil.copytree(ready.root, moved.root, symlinks=True)

    assert said(moved.run("setup"))[0].startswith("setup: .venv with Python 3.")
    assert said(moved.run("play")) == [*NOTHING, "cardroom play"]


def test_an_unreachable_index_is_one_line_and_the_next_run_goes_on(tmp_path: Path) -> None:
    fresh = SmallCheckout.laid_out(tmp_path)

    ended = fresh.run("setup", **NO_INDEX)

    assert ended.returncode == 1
    assert ended.stderr == (
        "ops/setup: the packages of ops/requirements.lock: the package index cannot be reached; check the network and "
        "the settings of pip and npm, then run it again (details in .venv/.setup/log)\n"
    )
    assert said(fresh.run("setup"))[0] == "setup: the packages of ops/requirements.lock"


def test_a_package_with_another_hash_is_refused(ready: SmallCheckout) -> None:
    lock = ready.root / "ops/requirements.lock"
    right = lock.read_text()
    lock.write_text(f"pebble==1.0 --hash=sha256:{'0' * 64}\n")
    (ready.root / ".venv/.setup/half-done").touch()

    ended = ready.run("setup")
    lock.write_text(right)

    assert ended.returncode == 1
    assert "a downloaded package is not the one that was locked" in ended.stderr
    assert not installed(ready, "pebble")


def test_a_build_that_fails_is_told_and_tried_again(ready: SmallCheckout) -> None:
    build = ready.root / "adapters/miniapp/build.js"
    right = build.read_text()
    build.write_text("require('fs').writeFileSync('dist/index.html', 'half'); throw new Error('no such page: lobby')")

    first, second = ready.run("setup"), ready.run("setup")
    build.write_text(right)

    assert (first.returncode, second.returncode) == (1, 1)
    assert first.stderr == second.stderr
    assert "ops/setup: the mini-app: Error: no such page: lobby (details in .venv/.setup/log)" in first.stderr
    assert said(ready.run("setup")) == ["setup: the mini-app"]
    assert ready.built_page.read_text() == ready.page.read_text()


def test_a_missing_file_is_one_line(ready: SmallCheckout) -> None:
    lock = ready.root / "ops/requirements.lock"
    right = lock.read_text()
    lock.unlink()

    ended = ready.run("setup")
    lock.write_text(right)

    assert ended.returncode == 1
    assert ended.stderr == f"ops/setup: {lock}: No such file or directory; mend that, then run it again\n"


@pytest.fixture
def busy(ready: SmallCheckout) -> Iterator[int]:
    """Another set-up is at work on the checkout."""
    folder = os.open(ready.root, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    yield folder
    os.close(folder)


def test_a_second_set_up_at_the_same_time_waits_for_the_first(ready: SmallCheckout, busy: int) -> None:
    second = subprocess.Popen(
        [ready.root / "ops/setup"], env=ready.environment(), stdout=subprocess.PIPE, text=True, bufsize=1
    )
    with second:
        assert second.stdout is not None
        assert second.stdout.readline() == "setup: waiting for another ops/setup\n"
        fcntl.flock(busy, fcntl.LOCK_UN)

        assert second.stdout.read().splitlines() == NOTHING
    assert second.returncode == 0


def test_play_sets_up_and_becomes_the_room(ready: SmallCheckout) -> None:
    assert said(ready.run("play", "--port", "9000")) == [*NOTHING, "cardroom play --port 9000"]


def test_play_does_not_start_on_a_broken_set_up(ready: SmallCheckout) -> None:
    ready.built_page.unlink()
    ready.page.rename(ready.page.with_suffix(".away"))

    ended = ready.run("play")
    ready.page.with_suffix(".away").rename(ready.page)

    assert ended.returncode == 1
    assert "cardroom play" not in ended.stdout


def test_an_option_that_is_not_known_is_refused(ready: SmallCheckout) -> None:
    ended = ready.run("setup", "--fast")

    assert ended.returncode == 2
    assert ended.stderr.splitlines()[-1] == "ops/setup: error: unrecognized arguments: --fast"


def test_a_machine_without_python_is_told_what_to_install(laid_out: SmallCheckout, tmp_path: Path) -> None:
    for name in ("dirname", "sh"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)

    ended = laid_out.run("setup", PATH=str(tmp_path))

    assert ended.returncode == 1
    assert ended.stderr == (
        "ops/setup: no Python 3.11 or newer on the PATH; install one (Debian, Ubuntu: apt install python3-venv)\n"
    )
