"""How much of a file is read: enough for any plan, and little enough for a small machine.

What the process that reads may use of the machine stands in `store/cage/rlimits.py`.
"""

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 5 * MEBIBYTE
LARGEST_UNPACKED = 50 * MEBIBYTE
MOST_PARTS = 2_000
HIGHEST_RATIO = 100
SMALL_PART = 256 * 1024
"""Parts up to this size may be packed as tightly as they like: they harm nobody."""
MOST_ROWS = 20_000
MOST_COLUMNS = 150
"""Of rows and columns those count that hold words."""
