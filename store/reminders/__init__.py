"""Whom to remind of what: nudges, escalations and the weekly queue of what nobody owns, decided in a few statements."""
