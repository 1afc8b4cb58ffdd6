"""Files stay small and say what they are for."""

from pathlib import Path

from tests.structure.kit import PACKAGES, Source

LONGEST = 400


def test_files_stay_small(sources: list[Source]) -> None:
    """A migration is written once and read as a list, so it may be as long as the schema is."""
    long = {
        source.name: lines
        for source in sources
        if (lines := source.path.read_text(encoding="utf-8").count("\n")) > LONGEST
        and "migrations/versions" not in source.name
    }
    assert long == {}


def test_every_file_says_what_it_is_for(sources: list[Source]) -> None:
    assert [source.name for source in sources if not _first_line(source).strip()] == []


def _first_line(source: Source) -> str:
    first = source.tree.body[0] if source.tree.body else None
    value = getattr(getattr(first, "value", None), "value", "")
    return value if isinstance(value, str) else ""


def test_tests_stand_in_no_package_of_their_own(home: Path) -> None:
    """A package `tests/store` would hide `store`."""
    assert list((home / "tests").rglob("__init__.py")) == []
    assert all((home / package / "__init__.py").exists() for package in PACKAGES)


def test_the_changelog_has_something_to_tell(home: Path) -> None:
    lines = (home / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("* ") for line in lines)
