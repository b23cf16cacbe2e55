"""Finished hands written down in formats that others read."""
