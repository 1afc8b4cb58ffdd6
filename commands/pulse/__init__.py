"""Pulses: what is asked of staff, what came of it, and what is done about it. One capability a file."""
