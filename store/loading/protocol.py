"""How the child process that reads a file tells its parent what became of it: by its exit code."""

DONE, REFUSED, TOO_MUCH, NOTHING_FOUND, DAMAGED = 0, 10, 11, 12, 1
"""A plan as JSON, also where nothing of one was found, or a sentence on standard output, or nothing.

Python itself ends with 1 when an error rises.
"""
