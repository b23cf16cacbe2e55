"""What a judge says when a hand's facts are not what the rules lead to."""


class Disagreement(AssertionError):
    """A fact differs from what the rules say; the message names both."""


def agree(what: str, told: object, expected: object) -> None:
    """Raise Disagreement unless what was told is what was expected."""
    if told != expected:
        raise Disagreement(f"{what}: told {told!r}, but the rules say {expected!r}")
