"""A player's account: commands, events, the state they make, and the decisions between them."""

from domain.account.account import Account, evolve
from domain.account.decisions import decide

__all__ = ["Account", "decide", "evolve"]
