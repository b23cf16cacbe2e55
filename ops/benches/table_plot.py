"""A picture of how latency grows with load."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 640, 360, 56
FONT = 'font-family="sans-serif" font-size="12"'

Points = Sequence[tuple[float, float]]
"""Share of the saturation, milliseconds."""


def draw(path: Path, title: str, curve: Points, level: float) -> None:
    """Write an SVG of the curve, with a dashed line at the `level` that it is compared with (milliseconds)."""
    top = max(level, *(height for _, height in curve)) * 1.1
    line = " ".join(f"{_x(share):.1f},{_y(height, top):.1f}" for share, height in curve)
    dots = "".join(f'<circle cx="{_x(share):.1f}" cy="{_y(height, top):.1f}" r="3"/>' for share, height in curve)
    shares = "".join(_text(_x(share), HEIGHT - MARGIN + 18, f"{share:.0%}") for share, _ in curve)
    heights = "".join(
        _text(MARGIN / 2, _y(part * top, top) + 4, f"{part * top:.1f} ms") for part in (0, 0.25, 0.5, 0.75, 1)
    )
    dashes = f'<path d="M{MARGIN} {_y(level, top):.1f}H{WIDTH - MARGIN}" stroke="#888" stroke-dasharray="4"/>'
    parts = (
        _text(WIDTH / 2, 24, title),
        shares,
        heights,
        dashes,
        f'<polyline points="{line}" fill="none" stroke="#06c"/>',
    )
    body = "".join((*parts, dots))
    path.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" {FONT} text-anchor="middle">'
        f'<rect width="100%" height="100%" fill="white"/>{body}</svg>\n'
    )


def _x(share: float) -> float:
    return MARGIN + share * (WIDTH - 2 * MARGIN)


def _y(height: float, top: float) -> float:
    return HEIGHT - MARGIN - height / top * (HEIGHT - 2 * MARGIN)


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'
