"""Sentences that follow on the question before, and words that point back to it."""
