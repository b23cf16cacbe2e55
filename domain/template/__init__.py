"""Templates of tables: commands, events, the terms they hold, the state they make, and the decisions between them."""

from domain.template.decisions import complete, decide
from domain.template.defaults import defaults
from domain.template.template import Template, evolve
from domain.template.terms import Game, Terms
from domain.template.verify import verify

__all__ = ["Game", "Template", "Terms", "complete", "decide", "defaults", "evolve", "verify"]
