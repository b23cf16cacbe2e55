"""Says in one line why the database did not do what it was asked."""


def reason(error: BaseException | str) -> str:
    """The message of a driver's or the server's error, on one line."""
    return " ".join(str(error).split()) or type(error).__name__
