"""The outside world: each port answered with a technology, each way in from people and machines."""
