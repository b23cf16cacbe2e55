"""What the room keeps in this process's memory: all there is without Redis, and what stands in while Redis is away."""
