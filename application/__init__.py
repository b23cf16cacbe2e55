"""What the room does with a command: load, decide, append, publish."""
