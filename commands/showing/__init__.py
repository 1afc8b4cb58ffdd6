"""How what the store knows is shown: the wording of days and counts, lines, pages and reviews."""
