"""Secrets at rest: the ring of keys, where it is kept, and the vault that seals under it."""
