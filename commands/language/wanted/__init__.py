"""What a sentence wants: a list, a count, a card, changes, a comparison, somebody, by rules in order."""
