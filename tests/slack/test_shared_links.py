"""A file that lies elsewhere is only a link in Slack: it is answered with the way to the file, not fetched."""

import pytest

from bot.slack.files import name_of
from store.loading import UnreadablePlanError, check_name


@pytest.mark.parametrize("name", ["Plan 2026", "Plan.xlsx"])
def test_a_file_of_google_or_onedrive_is_only_a_link(name: str) -> None:
    file = {"id": "F1", "name": name, "is_external": True, "external_type": "gdrive"}
    with pytest.raises(UnreadablePlanError, match="only a link to a file that lies elsewhere"):
        check_name(name_of(file))


def test_a_file_that_lies_in_slack_keeps_its_name() -> None:
    assert name_of({"id": "F1", "name": "Plan.xlsx", "is_external": False}) == "Plan.xlsx"
