"""Random councils: from all that three rounds tell, nothing follows for fewer than five people.

Teams have 1 to 40 people, 30 to 100 % of them answer, people join, leave and move between rounds. What the product's
tally tells is attacked by linear algebra that is none of the product's (`benchmarks/pulse/algebra.py`):
* within a round, for each question, over those who answered it;
* across the rounds so far, for each question, over those who were invited, as if everybody had answered and nobody had
  changed an answer.
The same attacker is let loose on a tally that knows a minimum of five and nothing else, and wins there. Ends with 1
where anything follows for one to four people from what the product tells, or the attacker wins nowhere.

To see it fail, let `store/rules/pulse/unions.py` look at single groups alone.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context

from benchmarks.pulse.algebra import derivable
from benchmarks.pulse.councils_made import QUESTIONS, MadeRound, rounds_of_council
from benchmarks.table import show
from store.rules.pulse.auditing import Group, PublishedRound
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Slices
from store.rules.pulse.tallying import tally

FEWEST = 5
FEWEST_COMMENTS = 10
PLAIN, OURS = "a minimum of five alone", "the product"

Told = list[set[Group]]
"""For each question the groups of which something is told."""
Rule = Callable[[MadeRound, Sequence[PublishedRound]], Told]


@dataclass
class Verdict:
    rounds: int = 0
    leaks: Counter[str] = field(default_factory=Counter)
    """Rounds in which something follows for a few people, within them or across them."""
    groups: int = 0
    """Told, of those with enough people."""
    possible: int = 0
    councils: int = 0
    """In which something follows."""


def told_by_product(made: MadeRound, published: Sequence[PublishedRound]) -> Told:
    found = tally(QUESTIONS, Floors(), made.invited, made.answers, published, screen=lambda words: words)
    told: Told = [set() for _ in QUESTIONS]
    for one in found.told:
        told[one.question].add(one.group)
        if one.finding.shares is not None or one.finding.large:
            assert len(_people(made, one.question, one.group)) >= FEWEST_COMMENTS, "Detail of a small group."
    assert len(found.comments) == 0 or len(found.comments) >= FEWEST_COMMENTS, "Comments of a few people."
    return told


def told_by_minimum(made: MadeRound, _: Sequence[PublishedRound]) -> Told:
    return [
        {group for group in _groups(made.invited) if len(_people(made, place, group)) >= FEWEST}
        for place in range(len(QUESTIONS))
    ]


RULES: Mapping[str, Rule] = {PLAIN: told_by_minimum, OURS: told_by_product}


def attacked(seed: int) -> dict[str, Verdict]:
    return {name: _attacked(rule, seed) for name, rule in RULES.items()}


def _attacked(rule: Rule, seed: int) -> Verdict:
    verdict, published = Verdict(), list[PublishedRound]()
    over_time: list[list[frozenset[int]]] = [[] for _ in QUESTIONS]
    for made in rounds_of_council(seed):
        told = rule(made, published)
        invited = _groups(made.invited)
        within = across = False
        for place, groups in enumerate(told):
            answered = [_people(made, place, group) for group in groups]
            over_time[place] += [invited[group] for group in groups]
            within |= derivable(answered, FEWEST, seed) is not None
            across |= derivable(over_time[place], FEWEST, seed) is not None
        verdict.rounds += 1
        verdict.leaks.update({"within": within, "across": across})
        verdict.groups += sum(map(len, told))
        verdict.possible += sum(map(len, told_by_minimum(made, ())))
        published.append(PublishedRound(Floors(), made.invited, frozenset(set[Group]().union(*told))))
    verdict.councils = verdict.leaks.total() > 0
    return verdict


def _groups(invited: Mapping[int, Slices]) -> dict[Group, frozenset[int]]:
    found: dict[Group, set[int]] = {Group("all"): set(invited)}
    for person, slices in invited.items():
        if slices.team is not None:
            found.setdefault(Group("team", slices.team), set()).add(person)
        if slices.role is not None:
            found.setdefault(Group("role", slices.role), set()).add(person)
    return {group: frozenset(people) for group, people in found.items()}


def _people(made: MadeRound, place: int, group: Group) -> frozenset[int]:
    """Those of a group who answered a question."""
    answered = {person for person, answers in made.answers.items() if answers[place] is not None}
    return _groups(made.invited).get(group, frozenset()) & answered


def _added(verdicts: Sequence[Verdict]) -> Verdict:
    total = Verdict()
    for one in verdicts:
        total.rounds, total.councils = total.rounds + one.rounds, total.councils + one.councils
        total.groups, total.possible = total.groups + one.groups, total.possible + one.possible
        total.leaks.update(one.leaks)
    return total


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--councils", type=int, default=1_000)
    reader.add_argument("--processes", type=int, default=1)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    began = time.monotonic()
    seeds = range(asked.seed, asked.seed + asked.councils)
    with get_context("fork").Pool(asked.processes) as pool:
        found = pool.map(attacked, seeds, chunksize=5)
    totals = {name: _added([one[name] for one in found]) for name in RULES}
    rows = [
        [
            name,
            asked.councils,
            *(f"{total.leaks[where]} of {total.rounds} ({total.leaks[where] / total.rounds:.0%})" for where in WHERE),
            total.councils,
            f"{total.groups / total.possible:.0%}",
        ]
        for name, total in totals.items()
    ]
    show(["tally", "councils", "rounds: leaks within", "leaks across", "councils that leak", "groups told"], rows)
    sys.stdout.write(f"{time.monotonic() - began:.0f} s\n")
    held = totals[OURS].councils == 0 and totals[PLAIN].councils > 0
    raise SystemExit(0 if held else 1)


WHERE = ("within", "across")

if __name__ == "__main__":
    main()
