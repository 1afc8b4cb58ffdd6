"""What people do, as the bot is told of it: signed, and field by field."""

import httpx
import jwt

from bot.demo.teams import ids
from tests.demo.kit import GUEST, LEAD, OWNER, PLAN, STRANGER
from tests.demo.teams.kit import World, activity, card, execute, replaced_by, words


def test_what_comes_is_signed_by_a_key_that_the_openid_document_lists(teams: World) -> None:
    teams.user(OWNER).says("Hello")
    document = httpx.get(f"{teams.chat.address}/v1/.well-known/openidconfiguration", trust_env=False).json()
    (key,) = httpx.get(document["jwks_uri"], trust_env=False).json()["keys"]
    assert key["endorsements"] == ["msteams"]
    claims = jwt.decode(
        teams.bot.tokens[0],
        jwt.PyJWK(key),
        algorithms=document["id_token_signing_alg_values_supported"],
        audience=ids.APP_ID,
        issuer=document["issuer"],
    )
    assert claims["serviceurl"] == teams.bot.got[0]["serviceUrl"] == teams.chat.service_url
    assert jwt.get_unverified_header(teams.bot.tokens[0])["kid"] == key["kid"]


def test_what_is_said_in_a_personal_chat_names_who_and_where(teams: World) -> None:
    teams.user(OWNER).says("what is <late> & red?")
    (got,) = teams.bot.got
    assert got["text"] == "what is <late> & red?"
    assert got["from"]["aadObjectId"] == ids.object_id(OWNER)
    assert got["conversation"] == {
        "id": ids.personal_chat(OWNER),
        "conversationType": "personal",
        "tenantId": ids.TENANT,
    }
    assert got["recipient"]["id"] == ids.BOT
    assert "<p>what is &lt;late&gt; &amp; red?</p>" in got["attachments"][0]["content"]


def test_a_channel_tells_the_bot_what_names_it_and_in_which_thread(teams: World) -> None:
    owner = teams.user(OWNER)
    owner.says("nothing for a bot", "#improvement-plan")
    assert not teams.bot.got
    owner.says("@Sightline ask @Programme Manager", "#improvement-plan")
    got = teams.bot.got[-1]
    assert got["text"] == "<at>Sightline</at> ask <at>Programme Manager</at>"
    mentioned = [one["mentioned"]["id"] for one in got["entities"] if one["type"] == "mention"]
    assert mentioned == [ids.BOT, ids.their_id(LEAD)]
    post = owner.sees(PLAN)[-1]
    assert got["conversation"]["id"] == f"{ids.channel(PLAN)};messageid={post.ts}"
    assert got["channelData"]["channel"] == {"id": ids.channel(PLAN), "name": "improvement-plan"}
    owner.says("@Sightline and this", PLAN, post.ts)
    assert teams.bot.got[-1]["replyToId"] == post.ts


def test_a_command_of_the_list_goes_to_the_bot_alone(teams: World) -> None:
    teams.user(OWNER).says("/plan overdue", PLAN)
    (got,) = teams.bot.got
    assert (got["text"], got["recipient"]["isTargeted"]) == ("overdue", True)
    assert not teams.user(LEAD).sees(PLAN)


def test_an_answer_to_a_message_quotes_it(teams: World) -> None:
    said = teams.says_to(OWNER, activity(card(words("How is D1?")), summary="How is D1?"))
    teams.user(OWNER).says("late", thread_ts=said)
    html = teams.bot.got[-1]["attachments"][0]["content"]
    assert f'itemid="{said}"' in html
    assert "How is D1?" in html


def test_a_press_brings_its_data_with_what_was_filled_in_and_the_answer_takes_its_place(teams: World) -> None:
    asked = {"type": "Input.Text", "id": "why", "label": "Why", "value": "as before"}
    more = {"type": "Input.Date", "id": "day", "label": "Day"}
    teams.says_to(OWNER, activity(card(asked, more, actions=[execute("Save", "form", data={"kept": "x"})])))
    teams.bot.answers = lambda _: replaced_by(card(words("Saved")))
    owner = teams.user(OWNER)
    owner.fills({"Day": "2022-07-29"})
    assert owner.submits() == {}
    value = teams.bot.got[-1]["value"]
    assert value["action"]["verb"] == "form"
    assert value["action"]["data"] == {"kept": "x", "why": "as before", "day": "2022-07-29"}
    assert [one.plain for one in owner.heard] == ["Saved"]
    assert [one.plain for one in owner.sees()] == ["Saved"]


def test_the_answer_to_a_press_in_a_channel_is_seen_by_who_pressed_until_the_message_changes(teams: World) -> None:
    at = f"conversations/{ids.channel(PLAN)}/activities"
    post = teams.calls("POST", at, activity(card(words("Week 28"), actions=[execute("Mine")]))).json()["id"]
    teams.bot.answers = lambda _: replaced_by(card(words("Yours")))
    teams.user(OWNER).presses("Mine", conversation=PLAN)
    assert [one.plain for one in teams.user(OWNER).sees(PLAN)] == ["Yours"]
    assert [one.plain for one in teams.user(LEAD).sees(PLAN)] == ["Week 28 Mine"]
    teams.calls("PUT", f"{at}/{post}", activity(card(words("Week 29"))))
    assert [one.plain for one in teams.user(OWNER).sees(PLAN)] == ["Week 29"]


def test_the_answer_to_a_press_is_gone_once_the_client_is_loaded_anew(teams: World) -> None:
    teams.says_to(OWNER, activity(card(words("D1"), actions=[execute("Done")])))
    teams.bot.answers = lambda _: replaced_by(card(words("Thank you")))
    owner = teams.user(OWNER)
    owner.presses("Done")
    owner.loads_anew()
    assert [one.plain for one in owner.sees()] == ["D1 Done"]


def test_the_client_itself_asks_for_what_is_missing_and_sends_nothing(teams: World) -> None:
    asked = {"type": "Input.Text", "id": "why", "label": "Why", "isRequired": True, "errorMessage": "Say why."}
    teams.says_to(OWNER, activity(card(asked, actions=[execute("Save", "form")])))
    assert teams.user(OWNER).submits() == {"Why": "Say why."}
    assert not teams.bot.got


def test_words_and_errors_in_answer_to_a_press_stand_under_the_message(teams: World) -> None:
    teams.says_to(OWNER, activity(card(words("D1"), actions=[execute("Done")])))
    owner = teams.user(OWNER)
    said = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "It is done already."}
    teams.bot.answers = lambda _: (200, said)
    assert owner.presses("Done")[-1].plain == "It is done already."
    teams.bot.answers = lambda _: (200, {"statusCode": 500, "type": "application/vnd.microsoft.error", "value": {}})
    assert "Something went wrong" in owner.presses("Done")[-1].plain
    teams.bot.answers = lambda _: replaced_by({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "Blink"}]})
    assert "unsupported type: Blink" in owner.presses("Done")[-1].plain
    teams.bot.answers = lambda _: (503, None)
    assert "Unable to reach app" in owner.presses("Done")[-1].plain
    assert owner.sees()[-1].cards[0]["body"] == [words("D1")]
    assert "Unable to reach app" in owner.sees()[-1].note


def test_an_edit_and_a_message_taken_back_are_told(teams: World) -> None:
    owner = teams.user(OWNER)
    owner.says("ovredue")
    (mine,) = owner.sees()
    owner.edits(mine, "overdue")
    owner.deletes(mine)
    assert teams.bot.kinds() == ["message", "messageUpdate", "messageDelete"]
    assert [one["id"] for one in teams.bot.got] == [mine.ts] * 3
    assert (teams.bot.got[1]["text"], teams.bot.got[1]["channelData"]["eventType"]) == ("overdue", "editMessage")


def test_a_file_comes_with_an_address_that_gives_its_bytes(teams: World) -> None:
    teams.user(OWNER).shares(b"ref,title", "plan.csv")
    (file,) = teams.bot.got[0]["attachments"]
    assert file["contentType"] == "application/vnd.microsoft.teams.file.download.info"
    assert (file["name"], file["content"]["fileType"]) == ("plan.csv", "csv")
    assert httpx.get(file["content"]["downloadUrl"], trust_env=False).content == b"ref,title"


def test_people_of_other_tenants_and_guests_are_told_apart(teams: World) -> None:
    teams.user(STRANGER).says("Hello")
    assert teams.bot.got[-1]["channelData"]["tenant"]["id"] != ids.TENANT
    teams.user(GUEST).says("Hello")
    assert teams.bot.got[-1]["channelData"]["tenant"]["id"] == ids.TENANT


def test_the_app_comes_and_goes(teams: World) -> None:
    owner = teams.user(OWNER)
    owner.uninstalls()
    assert (teams.bot.got[-1]["type"], teams.bot.got[-1]["action"]) == ("installationUpdate", "remove")
    assert teams.calls.says(ids.personal_chat(OWNER), activity(text="Hello")).status_code == 403
    owner.installs()
    assert [one.get("action", "membersAdded") for one in teams.bot.got[1:]] == ["add", "membersAdded"]
    teams.says_to(OWNER, activity(text="Welcome back"))


def test_everybody_is_introduced_who_has_the_app(teams: World) -> None:
    teams.server.run(teams.chat.introduce())
    places = [one["conversation"]["id"] for one in teams.bot.got if one["type"] == "installationUpdate"]
    assert places == [ids.TEAM, *map(ids.personal_chat, (LEAD, OWNER, GUEST))]


def test_where_no_bot_answers_the_person_is_told(teams: World) -> None:
    teams.chat.door.messages_url = None
    assert "did not answer" in teams.user(OWNER).says("Hello")[-1].plain
