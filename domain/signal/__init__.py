"""Reviews of integrity signals: commands, events, the state they make, and the decisions between them."""

from domain.signal.decisions import decide
from domain.signal.review import Review, evolve

__all__ = ["Review", "decide", "evolve"]
