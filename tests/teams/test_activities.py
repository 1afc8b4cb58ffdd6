"""What Teams sends, read into plain words."""

from typing import Any

import pytest

from bot.teams.activities import Activity
from bot.teams.wording import plain_words
from tests.teams.connector import APP, TENANT

BOT = {"type": "mention", "text": "<at>Sightline</at>", "mentioned": {"id": f"28:{APP}", "name": "Sightline"}}
QUOTE = (
    '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="17"><strong itemprop="mri" itemid="28:x">'
    'Sightline</strong><span itemprop="time" itemid="17"></span><p itemprop="preview">How does <b>this</b> stand? &amp;'
    "</p></blockquote><p>on track</p>"
)


def activity(text: str, *entities: Any, html: str = "") -> Activity:
    return Activity.model_validate(
        {
            "type": "message",
            "id": "1",
            "serviceUrl": "https://smba.trafficmanager.net/uk/",
            "channelId": "msteams",
            "from": {"id": "29:1x"},
            "conversation": {"id": "a:1x"},
            "recipient": {"id": f"28:{APP}"},
            "text": text,
            "entities": list(entities),
            "attachments": [{"contentType": "text/html", "content": html}] if html else None,
        }
    )


def words(text: str, *entities: Any, html: str = "") -> str:
    return plain_words(activity(text, *entities, html=html), lambda whom, account: f"@person:{account or whom}", TENANT)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<at>Sightline</at> overdue", "overdue"),
        ("<at>Sightline</at>&nbsp;overdue\n", "overdue"),
        ("what is overdue <at>Sightline</at>", "what is overdue"),
        ("/overdue", "overdue"),
        ("is A1 / A2 done", "is A1 / A2 done"),
        ("less &lt; more &amp; more", "less < more & more"),
        ('<quoted messageId="17"/> on track', "on track"),
        ("<at>Somebody unheard of</at> is late", "Somebody unheard of is late"),
        ("", ""),
    ],
)
def test_words_are_read_without_our_name_and_without_signs(text: str, read: str) -> None:
    assert words(text, BOT) == read


def test_people_and_channels_are_tokens() -> None:
    person = {"type": "mention", "text": "<at>A Head</at>", "mentioned": {"id": "29:1head", "name": "A Head"}}
    known = {"type": "mention", "text": "<at>Lead</at>", "mentioned": {"id": "29:2", "aadObjectId": "aad"}}
    channel = {
        "type": "mention",
        "text": "<at>The plan</at>",
        "mentioned": {"id": "19:x@thread.tacv2", "name": "The plan"},
    }
    found = words("give A1 to <at>A Head</at>, not <at>Lead</at>; tell <at>The plan</at>", person, known, channel)
    there = f"#channel:teams/{TENANT}/19:x@thread.tacv2|The-plan"
    assert found.split() == ["give", "A1", "to", "@person:29:1head", ",", "not", "@person:aad", ";", "tell", there]


@pytest.mark.parametrize("odd", [None, 7, "mention", {"type": "mention"}, {"type": "mention", "mentioned": {"id": 7}}])
def test_an_entity_that_is_written_otherwise_is_left_out(odd: Any) -> None:
    assert words("<at>Sightline</at> overdue", odd, BOT) == "overdue"


@pytest.mark.parametrize(
    "text", ["on track", "How does this stand? &\r\n\r\non track", "Sightline\nHow does this stand? &\n\non track"]
)
def test_what_is_answered_is_no_part_of_the_answer(text: str) -> None:
    assert activity(text, html=QUOTE).quoted == "17"
    assert words(text, html=QUOTE) == "on track"


def test_whoever_repeats_what_they_answer_says_it() -> None:
    assert words("on track", html=QUOTE.replace("How does <b>this</b> stand? &amp;", "on track")) == "on track"


def test_the_newer_way_of_quoting_is_read_as_well() -> None:
    quoted = {"type": "quotedReply", "quotedReply": {"messageId": "18"}}
    assert activity("on track", quoted).quoted == "18"
