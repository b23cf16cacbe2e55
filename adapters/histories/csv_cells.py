"""Cells of a CSV file that no spreadsheet takes for a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these begins what spreadsheets execute."""


def cell(text: str) -> str:
    """The text as it is; an apostrophe comes before one that begins like a formula, which spreadsheets then show as
    text. Numbers need none: give it texts alone."""
    return f"'{text}" if text.startswith(FORMULA) else text
