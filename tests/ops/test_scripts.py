"""The shell scripts themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.checkout import ROOT, kept, text_of

SHELLS = ("#!/bin/sh\n", "#!/usr/bin/env bash\n", "#!/bin/bash\n")


def scripts() -> list[str]:
    return [path for path in kept() if text_of(path).startswith(SHELLS)]


def test_scripts_can_be_run() -> None:
    assert {"ops/setup", "ops/play", "ops/test", "ops/lock", ".ci/run"} <= set(scripts())
    assert [path for path in scripts() if not os.access(ROOT / path, os.X_OK)] == []


def test_shellcheck_finds_nothing() -> None:
    program = shutil.which("shellcheck", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if program is None:
        pytest.skip("shellcheck is not installed")

    checked = subprocess.run([program, *scripts()], cwd=ROOT, capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout
