"""Whom the embedded server runs as: PostgreSQL refuses root, so root hands it to a system user."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from stat import S_IXOTH

from adapters.postgres.cannot_start import CannotStart

NAME = "pgserver"
"""The system user that root's servers run as; made when it is first needed."""

BELOW_CLOSED_FOLDERS = ("--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--securebits=+no_setuid_fixup")
"""Below /root and its like the server alone may pass, rather than that the folders are opened to everybody.

The last one is for access(2), by which PostgreSQL looks for its own programs: it would leave the capability out."""


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The user and group numbers of the server, and whether we are root and have to change to them."""

    uid: int
    gid: int
    lent: bool

    @classmethod
    def of(cls, cluster: Path) -> "ServerUser":
        """We ourselves; for root, the owner of the cluster or else a system user. Raises CannotStart."""
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), lent=False)
        owner = cluster.stat() if cluster.exists() else None
        if owner is not None and owner.st_uid != 0:
            return cls(owner.st_uid, owner.st_gid, lent=True)
        entry = _system_user()
        return cls(entry.pw_uid, entry.pw_gid, lent=True)

    def own(self, path: Path) -> None:
        """Give the user a file or folder."""
        if self.lent:
            os.chown(path, self.uid, self.gid)

    def command(self, arguments: Sequence[str | Path], folder: Path) -> list[str]:
        """The command line that runs a program of the server as this user. Raises CannotStart."""
        command = [str(argument) for argument in arguments]
        if not self.lent:
            return command
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            raise CannotStart("Root needs the program setpriv (of util-linux) to start PostgreSQL as another user.")
        change = [setpriv, f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
        if not (_open_to_all(Path(command[0])) and _open_to_all(folder)):
            change += BELOW_CLOSED_FOLDERS
        return [*change, "--", *command]


def _open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & S_IXOTH for folder in path.resolve().parents)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
        return pwd.getpwnam(NAME)
    except (OSError, subprocess.CalledProcessError, KeyError) as failed:
        raise CannotStart(
            f"PostgreSQL does not run as root, and the user {NAME} could not be made for it ({failed}): "
            f"add that user, or start as an ordinary one."
        ) from failed
