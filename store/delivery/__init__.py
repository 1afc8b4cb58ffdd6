"""What waits to be said and what came in: the outbox, rate limits, inbound keys and heartbeats."""
