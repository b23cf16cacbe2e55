"""Where the room keeps what is its own on this machine, unless it is told otherwise."""

import os
from pathlib import Path

VARIABLE = "CARDROOM_DATA_DIR"


def default_data_folder() -> Path:
    """`$XDG_DATA_HOME/cardroom`, by default `~/.local/share/cardroom`."""
    data = os.environ.get("XDG_DATA_HOME", "")
    # The XDG specification says that a relative path counts as none.
    return (Path(data) if data.startswith("/") else Path("~/.local/share").expanduser()) / "cardroom"


def data_folder() -> Path:
    """The folder in force, found without the settings, which may be what is wrong."""
    told = os.environ.get(VARIABLE)
    return Path(told).expanduser().absolute() if told else default_data_folder()
