"""Text that came from people, so that it cannot play tricks on a terminal."""


def printable(text: str) -> str:
    """The text with a sign in place of each character that cannot be seen."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
