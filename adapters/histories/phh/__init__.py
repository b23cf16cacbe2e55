"""Hands in the PHH format, which `adapters.phh` reads."""
