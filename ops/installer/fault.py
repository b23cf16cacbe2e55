"""What stops the installer."""


class Fault(Exception):
    """One line: what is wrong and what would put it right."""
