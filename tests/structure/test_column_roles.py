"""Each kind of table, and each role of a column, has words by which people choose it."""

from typing import get_args

from commands.showing.roles import KIND_OF, KINDS, ROLES, kind_meant, role_meant
from store.loading.interpret.words.columns import COLUMNS, Kind


def test_every_role_has_words_that_no_other_of_its_kind_has() -> None:
    assert {kind: set(roles) for kind, roles in COLUMNS.items()} == {kind: set(roles) for kind, roles in ROLES.items()}
    for roles in ROLES.values():
        assert len(set(roles.values())) == len(roles)
        assert {role_meant(words) for words in roles.values()} <= {one for kind in ROLES.values() for one in kind}


def test_every_kind_can_be_said() -> None:
    assert {KIND_OF.get(kind, kind) for kind in KINDS} >= set(get_args(Kind))
    assert [kind_meant(words) for words in KINDS.values()] == list(KINDS)
