"""Slack's directory tells whose account it is; it, too, may give no answer."""

from bot.demo.random_faults import RandomFaults
from tests.cast import Player
from tests.chat import Chat, ItemNow, MakeMilestone

NO_ANSWER = RandomFaults(server_error=0.5, reset=0.5, methods=("users.info",))


def test_whoever_is_known_is_heard_while_the_directory_gives_no_answer(
    chat: Chat, owner: Player, make_milestone: MakeMilestone, item: ItemNow
) -> None:
    make_milestone("A3.1", owner=owner)
    chat.stage.workspace.faults.set_random_faults(NO_ANSWER)
    for words in ("update A3.1 at risk the builder is ill", "update A3.1 delayed"):
        chat.says(owner, f"/plan {words}").hears("Thank you")
        chat.next_day()
    assert item("A3.1").progress == "delayed"


def test_somebody_new_is_asked_to_come_back(chat: Chat, viewer: Player, outsider: Player) -> None:
    chat.stage.workspace.faults.set_random_faults(NO_ANSWER)
    chat.says(outsider, "/plan overdue").hears("Something went wrong on my side")
