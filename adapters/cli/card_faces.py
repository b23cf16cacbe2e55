"""Cards for a terminal: in four colours, with the symbols of their suits where it can show them."""

from collections.abc import Callable, Iterable

from rich.text import Text

SUITS = {"s": ("♠", "bold"), "h": ("♥", "bold red"), "d": ("♦", "bold blue"), "c": ("♣", "bold green")}
HIDDEN = "??"
BACK = "▒▒"

Faces = Callable[[Iterable[str]], Text]
"""Cards such as `Td` side by side; a hidden one shows its back."""


def faces_for(encoding: str) -> Faces:
    """The faces that a terminal with this encoding can show."""
    symbols = encoding.lower().replace("_", "-").startswith("utf")

    def faces(cards: Iterable[str]) -> Text:
        return Text(" ").join([_face(card, symbols) for card in cards])

    return faces


def _face(card: str, symbols: bool) -> Text:
    if card == HIDDEN:
        return Text(BACK if symbols else HIDDEN, style="dim")
    symbol, style = SUITS[card[1]]
    return Text(f"{card[0]}{symbol}" if symbols else card, style=style)
