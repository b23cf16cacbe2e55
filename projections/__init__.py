"""Read models: everything anyone sees, computed from events and never a source of truth."""
