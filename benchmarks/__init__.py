"""How fast, how large, how long: one script a figure, each run as `python -m benchmarks.<name>`.

`table` prints what they measured; `README.md` says how to run them and keeps the figures of one machine. A new figure
is one more file with a `main`.
"""
