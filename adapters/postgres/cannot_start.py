"""Why the embedded server cannot start."""

from adapters.fault import Fault


class CannotStart(Fault):
    """The embedded PostgreSQL does not start; the message says in one line why, and what would help."""


class DataFolderUnusable(CannotStart):
    """The folder cannot hold the data: read-only, of another version, in use, or not ours."""


class DataFolderInUse(DataFolderUnusable):
    """Another process runs a server in the folder."""
