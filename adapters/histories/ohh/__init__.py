"""Hands as Open Hand History 1.4.7, which PokerTracker and others import."""
