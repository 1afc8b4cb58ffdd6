"""Proofs of whom the bot asks and when: by every clock change, and whatever people do."""
