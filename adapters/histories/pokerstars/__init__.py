"""Hands as PokerStars writes them down, which most programs for players read."""
