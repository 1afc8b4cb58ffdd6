"""A form as a card: its inputs stand in the message, and its answer takes their place."""

from collections.abc import Iterator, Mapping

from bot.teams.buttons import execute
from bot.teams.elements import Element, Json, adaptive_card, container, element, run, words
from bot.teams.form_fields import PersonOf, field_elements
from bot.teams.texts import advice, escaped, heading, text_elements
from commands.advice import written_in
from commands.forms import Filled, Form, FormSection

FORM, BALLOT, CANCEL = "form", "ballot", "cancel"
"""What the buttons of a form do; nothing is recorded of a ballot."""
NOT_SAVED = "Not saved yet. Put right what is marked ⚠ below, then send it again."

Errors = Mapping[str, str]


def form_card(
    form: Form,
    kept: str,
    *,
    values: Mapping[str, Filled | None] | None = None,
    errors: Errors | None = None,
    person_of: PersonOf = lambda person: None,
) -> Json:
    """A form as a card.

    Args:
        kept: what comes back unchanged beside what was filled in.
        values: what somebody has filled in already, by field.
        errors: what is to be put right, by field; of the whole form under any other name.
        person_of: gives a person's account, which a picker of people begins with; None where they have none.
    """
    assert not form.sealed, "nothing of a sealed form may be recorded: it is drawn by its own door"
    return _card(form, FORM, kept, values or {}, errors or {}, person_of)


def sealed_form_card(form: Form, hidden: str) -> Json:
    """The same for a form of which nothing is recorded: it opens empty, and no card ever holds an answer.

    Args:
        hidden: what it carries, encrypted; comes back unchanged.
    """
    return _card(form, BALLOT, hidden, {}, {}, lambda person: None)


def _card(
    form: Form,
    verb: str,
    kept: str,
    values: Mapping[str, Filled | None],
    errors: Errors,
    person_of: PersonOf,
) -> Json:
    form = written_in(form, advice)
    body = [*heading(form.title, size="Medium"), *_above(form, errors)]
    for field in form.fields:
        body += field_elements(field, values, person_of)
        if not isinstance(field, FormSection) and field.name in errors:
            body.append(_wrong(errors[field.name]))
    leave = execute(CANCEL, "Cancel", {"kept": kept}, associatedInputs="none")
    submit = execute(verb, form.submit, {"kept": kept}, style="positive", associatedInputs="auto")
    body.append(element("ActionSet", actions=[submit, leave], spacing="Large"))
    return adaptive_card(body, f"{form.title}. {NOT_SAVED}" if errors else form.title)


def _above(form: Form, errors: Errors) -> Iterator[Element]:
    fields = {field.name for field in form.asked}
    of_the_whole = [sentence for name, sentence in errors.items() if name not in fields]
    if errors:
        # What is wrong stands beside its field, which a phone may not show yet.
        said = [_wrong(sentence) for sentence in of_the_whole] or text_elements(NOT_SAVED, weight="Bolder")
        yield container(said, style="attention")
    if form.intro:
        yield from text_elements(form.intro)
    if form.said_last:
        yield from text_elements(form.said_last, size="Small", isSubtle=True)


def _wrong(sentence: str) -> Element:
    """A sign and words beside the colour."""
    return words(run(f"⚠ {escaped(sentence)}", color="Attention", weight="Bolder"), spacing="Small")
