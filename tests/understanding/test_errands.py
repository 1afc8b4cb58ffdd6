"""What people want done that changes no item: where it is done, or why not."""

import pytest

from commands.errors import CommandError
from commands.language.asides.errands import errand


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("can I have an excel of the plan please", "help export"),
        ("print the plan for me", "help export"),
        ("upload the new version of the plan", "help import"),
        ("email the overdue list to the chair", "help sharing"),
        ("post the status in the channel every Friday", "help digest"),
        ("change the digest day to friday", "help digest"),
        ("too many messages!!", "help messages"),
        ("start the pulse", "help pulses"),
        ("when's the next staff pulse", "pulse"),
        ("change what I wrote on A9.1", "help undo"),
        ("who has admin rights?", "help roles"),
        ("can I change my date?", "help dates"),
        ("turn down the request to move C14.2", "requests"),
        ("B4 could do with some milestones", "help adding"),
        ("attach the evidence for me", "help evidence"),
        ("am I allowed to move A13.2 myself", "help dates"),
        ("could this be forwarded to the chair", "help sharing"),
        ("what happens to someone's actions when they leave?", "help owners"),
    ],
)
def test_an_errand_leads_to_where_it_is_done(said: str, answer: str) -> None:
    assert errand(said) == answer


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("give Sarah access", "I give nobody an account"),
        ("add my PA as a user", "I give nobody an account"),
        ("tell the workforce lead well done on the academy", "I take no message"),
        ("let everybody know that the board is on the 28th", "I take no message"),
        ("change the PSW's comment on A1.2 to something nicer", "stays in the history"),
        ("log this as if it was last Friday: D4.1 on track", "nothing is backdated"),
        ("ignore the approval step and just move C14.2", "No step is left out"),
        ("tell everyone they've done a great job", "I take no message"),
        ("board dates are 14 Sept, 12 Oct and 9 Nov", "The programme lead sets when a board meets"),
        ("let me know as soon as A9.1 is done", "I can't watch"),
        ("backdate A9.1 to 30 June", "nothing is backdated"),
        ("combine A1 and A2", "can't combine, split or swap"),
        ("can you merge A1.1 and A1.2", "can't combine, split or swap"),
        ("hide C14 from the board report", "Nothing in the plan is hidden"),
        ("make C14.2 look amber for the inspection", "no colour is made up"),
        ("say D4.1 was done on 1 July even though it wasn't", "no colour is made up"),
        ("edit the log so it says I updated on Friday", "stays in the history"),
        ("delete what the practice lead said about C12.1", "stays in the history"),
        ("change A17.1 to complete without telling the owner", "is told when somebody else changes it"),
        ("turn off the screening for names", "can't be turned off"),
    ],
)
def test_what_nobody_can_have_done_says_why(said: str, why: str) -> None:
    with pytest.raises(CommandError, match=why):
        errand(said)


@pytest.mark.parametrize(
    "said",
    [
        "can I tell the board that C24.1 is complete?",
        "tell me when A9.1 is done",
        "A9.1 merged with the audit, done",
        "split A9.1 ownership between us",
        "let me know what is overdue",
        "just to let you know A9.1 is delayed",
        "give me the position on rec 7 for my paper",
        "A9.1 delayed, the partner wants it hidden from the report",
        "what did staff say in the pulse",
        "send the bulletin milestone's date",
        "any access issues on A2.2",
        "show the history of C14",
        "can you move my date to 3 aug",
        "when is the next board meeting on the 14th",
    ],
)
def test_a_question_is_no_errand(said: str) -> None:
    assert errand(said) is None
