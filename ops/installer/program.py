"""Runs pip and npm with their talk kept in a log, and says in one line what went wrong."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from ops.installer.fault import Fault
from ops.installer.paths import LOG, ROOT

CAUSES = {
    "the package index cannot be reached; check the network and the settings of pip and npm, then run it again": (
        *("HTTPConnectionPool", "HTTPSConnectionPool", "NewConnectionError", "NameResolutionError", "ProxyError"),
        *("ConnectTimeout", "ReadTimeout", "name resolution", "Connection refused", "(from versions: none)"),
        *("ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"),
        *("ERR_SOCKET_TIMEOUT", "CERTIFICATE_VERIFY_FAILED", "self-signed certificate", "UNABLE_TO_GET_ISSUER"),
    ),
    "the disk is full; make room, then run it again": ("No space left on device", "ENOSPC"),
    "a folder cannot be written; mend that and run it again": (
        "Permission denied",
        "EACCES",
        "Read-only file system",
    ),
    "a downloaded package is not the one that was locked; check the index": ("DO NOT MATCH THE HASHES", "EINTEGRITY"),
    "a package has no build for this machine; use CPython 3.11 to 3.14 on Linux (glibc) or macOS": (
        *("No matching distribution found", "EBADPLATFORM"),
    ),
}
"""What to tell a person, and the words in a program's output that mean it; the first that fits is told."""


def run(
    arguments: Sequence[str | Path],
    what: str,
    settings: Mapping[str, str] | None = None,
    folder: Path = ROOT,
    on_line: Callable[[str], None] = lambda line: None,
) -> None:
    """Run a program in `folder` with more environment variables, its output in the log and line by line to `on_line`.

    Raises Fault if the program fails."""
    print(f"setup: {what}", flush=True)
    LOG.parent.mkdir(parents=True, exist_ok=True)
    output: list[str] = []
    with LOG.open("a", encoding="utf-8") as log, _started(arguments, settings or {}, folder) as process:
        for line in process.stdout or ():
            log.write(line)
            output.append(line)
            _show(line)
            on_line(line)
    _show("")
    if process.returncode:
        raise Fault(f"{what}: {_cause(''.join(output))} (details in {LOG.relative_to(ROOT)})")


def _started(arguments: Sequence[str | Path], settings: Mapping[str, str], folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        arguments,
        cwd=folder,
        env=os.environ | settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def _show(line: str) -> None:
    """On a terminal, the program's latest line over the one before."""
    if sys.stdout.isatty():
        print(f"\r\033[K{line.strip()[:78]}\r", end="", flush=True)


def _cause(output: str) -> str:
    for cause, signs in CAUSES.items():
        if any(sign in output for sign in signs):
            return cause
    complaint = re.search(r"^(?:npm )?\w*error\b.*: \S.*$", output, re.IGNORECASE | re.MULTILINE)
    return complaint[0] if complaint else "it failed"
