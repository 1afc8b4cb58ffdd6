"""kill -9 again and again while nudges are sent to Teams: nothing is lost, each kill costs one marked repeat at most.

Teams lets nobody look a message up. Ends with 1 where the claim does not hold.
"""

from functools import partial

from benchmarks.delivering.teams import open_teams
from benchmarks.kills import asked_for, run, show_outcomes


def main() -> None:
    asked = asked_for(__doc__, messages=3_000, kills=500)
    people = max(asked.messages // 30, 10)
    opened = partial(open_teams, people, people // 5)
    outcome = run(opened, asked.messages, asked.kills, asked.seed, asked.at, repeats=True)
    show_outcomes({"to Teams": outcome})


if __name__ == "__main__":
    main()
