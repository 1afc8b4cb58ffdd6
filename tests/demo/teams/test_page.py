"""What the page that is dressed as Teams is told."""

import httpx

from bot.demo.teams import ids
from tests.demo.kit import LEAD, OWNER, PLAN
from tests.demo.teams.kit import Json, World, activity, card, execute, words


def seen_by(teams: World, member_id: str, place: str) -> list[Json]:
    asked = {"as": member_id, "conversation": place}
    answer = httpx.get(f"{teams.server.url}/demo/teams/messages", params=asked, trust_env=False)
    assert answer.status_code == 200
    seen: list[Json] = answer.json()["messages"]
    return seen


def test_words_in_answer_to_a_press_are_told_to_whoever_pressed_alone(teams: World) -> None:
    channel = ids.channel(PLAN)
    teams.calls.says(channel, activity(card(words("D1"), actions=[execute("Done")])))
    said = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "My answer stands below."}
    teams.bot.answers = lambda _: (200, said)
    teams.user(OWNER).presses("Done", conversation=PLAN)
    assert [one["note"] for one in seen_by(teams, OWNER, channel)] == ["My answer stands below."]
    assert [one["note"] for one in seen_by(teams, LEAD, channel)] == [""]
