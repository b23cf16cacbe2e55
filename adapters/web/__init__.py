"""The room over HTTP and WebSocket: every request and frame checked, every refusal in one shape."""
