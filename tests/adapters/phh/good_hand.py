"""A small good hand as text, for tests to damage."""

GOOD = {
    "variant": '"NT"',
    "antes": "[0, 0]",
    "blinds_or_straddles": "[5, 10]",
    "min_bet": "10",
    "starting_stacks": "[100, 100]",
    "actions": '["d dh p1 AhKh", "d dh p2 7c7d", "p2 cc", "p1 cc", "d db 2c3d4h"]',
}


def text(**changes: str | None) -> str:
    """A good hand with some fields changed, or left out where None."""
    fields = GOOD | changes
    return "\n".join(f"{name} = {value}" for name, value in fields.items() if value is not None)


def playing(*actions: str) -> str:
    """A good hand's deal followed by other actions."""
    return text(actions=str(["d dh p1 AhKh", "d dh p2 7c7d", *actions]))
