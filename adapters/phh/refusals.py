"""What is refused when recorded hands are read."""

from domain.refusals import Refusal


class BadHandFile(Refusal):
    """A file of recorded hands cannot be used: the message names the file, the field or action, and what is wrong."""

    kind = "invalid"

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def printable(text: str) -> str:
    """The text on one line, as any terminal and encoding can show it: names come from foreign files."""
    return "".join(character if character.isprintable() else "?" for character in text)
