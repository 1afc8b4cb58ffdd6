"""Members whom nobody plays answer in Teams as they do in Slack."""

from datetime import timedelta
from typing import Any

from bot.demo.colleagues import Colleague, Colleagues
from tests.demo.kit import LEAD, OWNER
from tests.demo.teams.kit import World, activity, card, execute, replaced_by, words

STEPS = [{"title": words_, "value": str(at)} for at, words_ in enumerate(["Never", "Seldom", "Sometimes", "Always"])]


def asked(label: str, **more: Any) -> dict[str, Any]:
    return {"id": label.lower(), "label": label, **more}


FORM = card(
    asked("Workload", type="Input.ChoiceSet", choices=STEPS),
    asked("Topics", type="Input.ChoiceSet", choices=STEPS, isMultiSelect=True),
    asked("Change", type="Input.Text"),
    actions=[execute("Send", "ballot")],
)


def test_they_open_the_form_fill_it_in_and_send_it_once(teams: World) -> None:
    def answered(got: dict[str, Any]) -> tuple[int, dict[str, Any] | None]:
        pressed = got.get("value", {}).get("action", {}).get("verb")
        return replaced_by(FORM if pressed == "say" else card(words("Thank you")))

    teams.bot.answers = answered
    for one in (OWNER, LEAD):
        teams.says_to(one, activity(card(words("How is work?"), actions=[execute("Answer")])))
    low = Colleague(OWNER, timedelta(days=1), 0, "Smaller caseloads")
    later = Colleague(LEAD, timedelta(days=9), 4)
    people = {one: [teams.user(one.member_id)] for one in (low, later)}
    colleagues = Colleagues(teams.server.workspace, people, "Answer")
    colleagues.act()
    assert teams.bot.kinds() == []
    teams.clock.passes(timedelta(days=2).total_seconds())
    for _ in range(2):
        colleagues.act()
    assert teams.bot.kinds() == ["invoke", "invoke"]
    sent = teams.bot.got[-1]["value"]["action"]["data"]
    assert sent["workload"] in ("0", "1")
    assert sent["topics"] in ("0", "1")
    assert sent["change"] == "Smaller caseloads"
    assert [one.plain for one in teams.user(OWNER).sees()] == ["Thank you"]
