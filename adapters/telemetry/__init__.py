"""What operators see of a running room: logs without secrets, and numbers."""
