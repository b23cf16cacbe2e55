"""Integrity signals: what hands, sign-ins and reviews say about who may not play fair.

`hand` watches a hand, `tally` adds hands up, `tables` and `fold` keep the sums; the signals are computed from
the sums when somebody asks (`scoring`, a file for each kind): every score depends on how many others were looked
at. Nothing follows from a signal by itself: people look at it and say what they think, which is an event.
Only hands of the room count, not recorded ones. No card is in the tables but in the words about hands that were shown.
"""

from projections.integrity.fold import HEARS, fold
from projections.integrity.tables import TABLES

NAME = "integrity"
VERSION = 1
KNOWN = ""
WHOLE_HANDS = True

__all__ = ["HEARS", "KNOWN", "NAME", "TABLES", "VERSION", "WHOLE_HANDS", "fold"]
