"""Redis between the room's processes: common rate limits, and news of the log's growth. The room runs without it."""
