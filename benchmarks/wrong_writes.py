"""Whether any sentence writes to an item that its answer does not name.

python -m benchmarks.wrong_writes                     20,000 random sentences, said and pressed
python -m benchmarks.wrong_writes --many 500 --seed 7
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.understanding.playing import seeded_plan
from benchmarks.understanding.wrong_writes import World, stories


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        world, began = World(f"sqlite:///{seeded_plan(Path(folder))}"), time.monotonic()
        wrong = list(stories(world, chosen.seed, chosen.many))
        world.close()
    for one in wrong[:20]:
        sys.stdout.write(f"{one}\n")
    took = f"{time.monotonic() - began:.0f} s"
    sys.stdout.write(f"{chosen.many:,} sentences, {world.writes:,} writes, {len(wrong)} of them wrong, {took}\n")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
