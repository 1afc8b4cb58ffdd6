"""An attacker who knows who answered, and tries all answers that fit the bands, is certain of no few people."""

from random import Random

from store.rules.pulse.bands import band
from store.rules.pulse.floors import Floors
from store.rules.pulse.questions import Slices
from store.rules.pulse.tallying import Told, tally
from tests.rules.pulse.test_tallying import WORKLOAD

COUNCILS = 500


def made_up(chance: Random) -> tuple[dict[int, Slices], list[bool]]:
    """Ten to twelve people, of whom whole teams may be of one mind."""
    many = chance.randint(10, 12)
    minds = [chance.choice([0.0, 0.1, 0.5, 0.9, 1.0]) for _ in range(3)]
    teams = [chance.randrange(2) for _ in range(many)]
    people = {one: Slices(team=f"T{team}", role=f"R{chance.randrange(2)}") for one, team in enumerate(teams)}
    return people, [chance.random() < minds[team] for team in teams]


def within(one: Told, people: dict[int, Slices]) -> list[int]:
    group = one.group
    return [
        who for who, of in people.items() if group.dimension == "all" or getattr(of, group.dimension) == group.slice
    ]


def certain_beyond_their_own_group(people: dict[int, Slices], told: tuple[Told, ...]) -> set[int]:
    """Who must have answered as they did, and is in no group of which that is true of everybody."""
    sums = []
    own = set[int]()
    for one in told:
        members, kept = within(one, people), one.finding.favourable
        fitting = {many for many in range(len(members) + 1) if band(many, len(members)) is kept}
        sums.append((sum(1 << who for who in members), fitting))
        own |= set(members) if fitting in ({0}, {len(members)}) else set()
    always, ever = (1 << len(people)) - 1, 0
    for answers in range(1 << len(people)):
        if all((answers & members).bit_count() in fitting for members, fitting in sums):
            always, ever = always & answers, ever | answers
    return {who for who in people if always >> who & 1 or not ever >> who & 1} - own


def test_bands_make_certain_of_nobody_beyond_a_group_of_one_mind() -> None:
    chance, alike = Random(5), 0
    for _ in range(COUNCILS):
        people, favourable = made_up(chance)
        answers = {who: (4 if favourable[who] else 0,) for who in people}
        told = tally([WORKLOAD], Floors(), people, answers, [], screen=str).told
        alike += any(
            len(within(one, people)) == 5 and not any(favourable[who] for who in within(one, people)) for one in told
        )
        few = certain_beyond_their_own_group(people, told)
        assert len(few) == 0 or len(few) >= 5, (people, favourable)
    assert alike, "some teams were of one mind"
