"""The pulse: questionnaires, rounds, and the sealed ballot box. It knows people by their ids alone."""
