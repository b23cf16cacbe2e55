"""What players do, hand by hand: a whole hand's facts become opportunities, what was made of them, and results."""

from projections.analysis.catalogue import BITS, CATALOGUE, RATES, RATIOS, SHARES
from projections.analysis.dealt_in import DealtIn
from projections.analysis.played_hand import HEARS, PlayedHand, analyse
from projections.analysis.statistic import Statistic

__all__ = ["BITS", "CATALOGUE", "HEARS", "RATES", "RATIOS", "SHARES", "DealtIn", "PlayedHand", "Statistic", "analyse"]
