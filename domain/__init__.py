"""The rules of the room: pure decisions over facts, with no clock, no randomness and no input or output."""
