"""How long things are kept, and that they are gone from the file afterwards.

`periods` is the one table of it. `pruning` deletes what has outlived its period, or only counts it, and says of each
night what it did. `cleaning` gives back the space, so that no file keeps the words. To keep one thing more for a time
of its own, add a `Period` and what finds its rows to `pruning.OUTLIVED`, and a row to docs/privacy.md.
"""
