"""What proves the room: the same folders as the code, and whole stories in `journeys`."""
