"""A short form of the drill: the database is backed up while somebody writes, wrecked, and restored."""

from tests.proving import proves


def test_what_is_restored_holds_all_that_was_acknowledged_and_answers_as_if_nothing_had_been() -> None:
    assert "2 of 2 restored" in proves("restoring", "--rounds", "2", "--megabytes", "1")
