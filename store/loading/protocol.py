"""How the child process that reads a file tells its parent what became of it: by its exit code."""

DONE, REFUSED, TOO_MUCH, DAMAGED = 0, 10, 11, 1
"""A plan as JSON or a sentence on standard output, or nothing. Python itself ends with 1 when an error rises."""
