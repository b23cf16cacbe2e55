"""Audits: who opened a sealed deck to check a hand, and what was found."""
