"""Copies of the whole database: backups, what a restore puts in place, and the way to another engine.

Nothing here knows a plan. A backup is one SQLite file; PostgreSQL has programs of its own for that.
"""
