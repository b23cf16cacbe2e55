"""Recorded hands in the PHH format: found on disk, read strictly, and turned into decks to play them again."""
