"""Where the installer finds and keeps things."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = ROOT / ".venv"
STATE = ENVIRONMENT / ".setup"
LOG = STATE / "log"
MINI_APP = ROOT / "adapters" / "miniapp"
