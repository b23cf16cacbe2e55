"""`python -m ops.installer.npm run SCRIPT`: an npm command in the mini-app, with the Node that the set-up uses."""

import os
import sys

from ops.installer.fault import Fault
from ops.installer.node import find_node
from ops.installer.paths import MINI_APP


def main() -> None:
    """Become npm in the mini-app's folder."""
    try:
        node = find_node()
    except Fault as fault:
        sys.exit(f"ops/installer: {fault}")
    os.chdir(MINI_APP)
    os.execvpe(node.npm[0], [*node.npm, *sys.argv[1:]], os.environ | node.settings)


if __name__ == "__main__":
    main()
