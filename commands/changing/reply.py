"""Words written under one of our questions: shown again, and recorded only when their writer says how the thing stands.

Nothing is kept between the two: the buttons carry the words.
"""

from commands.advice import say
from commands.cards import Button, Buttons, Question, Text
from commands.errors import CommandError
from commands.language.links import looks_like_link
from commands.language.names import spelt_out
from commands.language.plan_words import InPlan, by_plan
from commands.language.progress_details import LITERALLY
from commands.language.replying import END_OF_REFS
from commands.language.typed_dates import fits_button
from commands.messages.reasons import needs_evidence
from commands.registry import command
from commands.request import Request
from commands.screening import screened
from commands.showing.items import update_button
from commands.showing.wording import clipped, joined, quoted
from store.plan import items
from store.plan.item_views import ItemView
from store.rules.references import as_reference
from store.rules.terms import Progress

MOST_BUTTONS = 5
ANSWERS = (Progress.ON_TRACK, Progress.AT_RISK, Progress.DELAYED, Progress.COMPLETE)


@command(
    "reply",
    needs="read",
    says="What you wrote under a question",
    usage="reply REF … : WORDS",
    example="reply D1.1 : all well",
    hidden=True,
    changes=True,
)
def reply(request: Request) -> Question:
    if END_OF_REFS not in request.words:
        raise CommandError(f"Say what has happened: {say('update D1.1 on track')} and your words.")
    place = request.words.index(END_OF_REFS)
    words = request.words[place + 1 :]
    screened(request, "words", " ".join(words))
    about = [(one, item) for one in by_plan(request, request.words[:place]) for item in _views(one)]
    asked = [(one, item) for one, item in about if _is_asked(one.request, item)]
    named = as_reference(words[0].strip(",:;.")) if words else None
    if named in [item.ref for _, item in about]:
        asked = [(one, item) for one, item in asked if item.ref == named]
        words = words[1:] or words
    if not asked:
        raise CommandError("What I asked about here is closed or is somebody else's now. Nothing was recorded.")
    return _offer(*asked[0], words) if len(asked) == 1 else _which(asked, words)


def _views(one: InPlan) -> list[ItemView]:
    return items.views(one.request.session, one.request.plan, one.refs, one.request.today)


def _is_asked(request: Request, item: ItemView) -> bool:
    return (item.open or needs_evidence(request, item)) and request.may("update", item)


def _offer(of: InPlan, item: ItemView, words: list[str]) -> Question:
    request = of.request
    if needs_evidence(request, item):
        return _offer_evidence(of, item, words)
    said = " ".join(words)
    if not fits_button(of.says(_says(item, Progress.NOT_STARTED, said))):
        return Question(
            title=f"That is more than a reply can hold. Press Update to record it for {item.ref}: the form has room.",
            parts=of.marked([Buttons(buttons=[update_button(item)])]),
        )
    buttons = [
        Button(
            label=f"Record as {progress.value}",
            says=_says(item, progress, said),
            seen_version=item.version,
            about=item.ref,
        )
        for progress in ANSWERS
    ]
    return Question(
        title=f"Shall I record this for {item.ref} {item.title}?",
        parts=[
            Text(text=quoted(spelt_out(request.session, said))),
            Text(text="Nothing is recorded until you say how it stands."),
            *of.marked([Buttons(buttons=buttons)]),
        ],
    )


def _offer_evidence(of: InPlan, item: ItemView, words: list[str]) -> Question:
    """It is said to be complete, so that only the link is wanted."""
    request = of.request
    link = next((word.strip(",;.()") for word in words if looks_like_link(word.strip("("))), None)
    rest = " ".join(word for word in words if link is None or link not in word)
    quote = Text(text=quoted(spelt_out(request.session, " ".join(words))))
    says = f"update {item.ref} {Progress.COMPLETE.value} evidence {link}{f' {LITERALLY} {rest}' if rest else ''}"
    if link is None or not fits_button(of.says(says)):
        title = f"{item.ref} needs a link to its evidence. Nothing is recorded yet."
        return Question(
            title=title, parts=[quote, *of.marked([Buttons(buttons=[update_button(item, "Give evidence")])])]
        )
    button = Button(label="Record as evidence", says=says, seen_version=item.version, about=item.ref)
    title = f"Shall I record this as evidence for {item.ref} {item.title}?"
    return Question(title=title, parts=[quote, *of.marked([Buttons(buttons=[button])])])


def _says(item: ItemView, progress: Progress, said: str) -> str:
    return f"update {item.ref} {progress.value} {LITERALLY} {said}"


def _which(asked: list[tuple[InPlan, ItemView]], words: list[str]) -> Question:
    said, request = " ".join(words), asked[0][0].request
    shown = [(of, item) for of, item in asked[:MOST_BUTTONS] if fits_button(_replies(of, item, said))]
    refs = joined([item.ref for _, item in asked])
    how = f"Begin your reply with its reference, such as {asked[0][1].ref}."
    if not shown or len(asked) > MOST_BUTTONS:
        return Question(title=f"Say which this is about: {clipped(refs, 300)}. {how}")
    buttons = [
        Button(label=clipped(f"{item.ref} {item.title}", 60), says=_replies(of, item, said)) for of, item in shown
    ]
    return Question(
        title="Which of these is this about?",
        parts=[Text(text=quoted(spelt_out(request.session, said))), Buttons(buttons=buttons)],
    )


def _replies(of: InPlan, item: ItemView, said: str) -> str:
    return of.says(f"reply {item.ref} {END_OF_REFS} {said}")
