"""Sending what waits: a claimed message, its place in the rate limit, its card, and what became of it."""
