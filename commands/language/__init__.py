"""How typed words are understood: commands, filters, days, names, and how a thing is said to stand."""
