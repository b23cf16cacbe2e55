"""What a database session of this process is called, so that others can be told who is at work."""

import getpass
import os
import socket

MOST = 63
"""PostgreSQL cuts longer names."""


def session_name(doing: str) -> str:
    """Such as `cardroom rebuild by ann, process 4242 on host-a`."""
    return f"{doing} by {getpass.getuser()}, process {os.getpid()} on {socket.gethostname()}"[:MOST]
