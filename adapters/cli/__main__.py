"""`python -m adapters.cli`: the `cardroom` command without an installed script."""

from adapters.cli.main import main

main()
