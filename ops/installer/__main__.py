"""`ops/setup`: each step in turn, one at a time on this checkout, each skipped when nothing it depends on changed."""

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ops.installer.environment import make_environment
from ops.installer.fault import Fault
from ops.installer.mini_app import build_pages, install_modules
from ops.installer.packages import install_packages, install_project
from ops.installer.paths import LOG, ROOT


def main() -> int:
    """Run the steps; return the exit status."""
    options = _options()
    try:
        with _alone():
            _set_up(options.dev)
    except Fault as fault:
        print(f"ops/setup: {fault}", file=sys.stderr)
    except OSError as error:
        print(f"ops/setup: {error.filename or ROOT}: {error.strerror}; mend that, then run it again", file=sys.stderr)
    except KeyboardInterrupt:
        print("ops/setup: stopped; run it again to go on", file=sys.stderr)
    else:
        return 0
    return 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("ops/setup", description="Makes this checkout ready to run.", allow_abbrev=False)
    parser.add_argument("--dev", action="store_true", help="also install what the checks need")
    return parser.parse_args()


@contextmanager
def _alone() -> Iterator[None]:
    """Two at once would spoil each other's work; the second waits and then finds it done."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("setup: waiting for another ops/setup", flush=True)
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _set_up(development: bool) -> None:
    steps = (make_environment, lambda: install_packages(development), install_project, install_modules, build_pages)
    LOG.unlink(missing_ok=True)
    changed = [step() for step in steps]
    if not any(changed):
        print("setup: nothing changed")


if __name__ == "__main__":
    sys.exit(main())
