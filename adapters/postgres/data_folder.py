"""The folder of an embedded server: claimed by one process, writable, and near enough for a Unix socket."""

import fcntl
import os
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir
from typing import TextIO

from adapters.postgres.cannot_start import CannotStart, DataFolderInUse, DataFolderUnusable
from adapters.postgres.server_user import ServerUser

LONGEST_SOCKET_FOLDER = 85
"""Bytes; the address of a Unix socket holds little more than a hundred."""


def claimed(folder: Path) -> TextIO:
    """The folder's lock file, locked; the system frees it when we end, however that happens.

    Makes the folder if need be. Raises DataFolderUnusable, and DataFolderInUse."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        claim = (folder / "lock").open("a+")
    except OSError as refused:
        raise DataFolderUnusable(f"The data folder {folder} cannot be written: {refused.strerror}.") from refused
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        claim.seek(0)
        holder = claim.read().strip() or "unknown"
        claim.close()
        raise DataFolderInUse(f"The data folder {folder} is in use by another process ({holder}).") from None
    claim.truncate(0)
    claim.write(str(os.getpid()))
    claim.flush()
    return claim


def check_version(folder: Path, cluster: Path, version: int) -> None:
    """Raises DataFolderUnusable unless the folder holds nothing yet, or data of this version that we may use."""
    if (folder / "PG_VERSION").exists():
        raise DataFolderUnusable(f"{folder} is another PostgreSQL server's own folder; choose a new one.")
    if not cluster.exists():
        return
    if os.geteuid() not in (0, cluster.stat().st_uid):
        raise DataFolderUnusable(f"{cluster} belongs to another user; start as that one, or as root.")
    found = (cluster / "PG_VERSION").read_text().strip() if (cluster / "PG_VERSION").exists() else "no version"
    if found != str(version):
        raise DataFolderUnusable(f"{cluster} holds data of PostgreSQL {found}, but this is PostgreSQL {version}.")


def socket_folder(folder: Path, user: ServerUser) -> Path:
    """Where the server puts its socket: in the folder, or among the temporary files if its path is too long.

    Raises CannotStart."""
    sockets = folder / "socket"
    if len(os.fsencode(sockets)) > LONGEST_SOCKET_FOLDER or set(str(sockets)) & set(',"'):
        name = sha256(os.fsencode(folder)).hexdigest()[:16]
        sockets = Path(gettempdir()) / f"cardroom-{os.geteuid()}-{name}"
    sockets.mkdir(mode=0o700, exist_ok=True)
    if sockets.is_symlink() or sockets.stat().st_uid not in (os.geteuid(), user.uid):
        raise CannotStart(f"{sockets} is somebody else's; remove it, or choose a data folder with a shorter path.")
    user.own(sockets)
    return sockets
