"""Whether an answer is the one that was expected, form by form."""

import re
from collections.abc import Callable

from benchmarks.understanding.cases import Kind, Outcome
from benchmarks.understanding.observed import MOST_CHOICES, REFERENCE, Seen, says

NOT_HELD = re.compile(
    r"\b(?:does not|doesn't|do not|don't) (?:hold|know|have)\b|\bholds? no\b|\bnot (?:held|in the plan)\b|\bI know no"
    r"|\bI can't say\b|\bnothing (?:in the plan|is held)\b|\bno \w+ waits\b"
    r"|\bno meeting dates are held\b",
    re.IGNORECASE,
)
COLOURS = re.compile(r"\d+ (?:red|amber|green|blue|grey)\b")
HELPS = {"help", "hello", "glossary", "key", "start", "thanks"}


def differs(outcome: Outcome, seen: Seen, *, others: list[Outcome]) -> str | None:
    """Why an answer is not this outcome; None where it is.

    Args:
        others: all outcomes that are right, to tell a right figure from a figure that is right by chance.
    """
    return RULES[outcome.kind](outcome, seen, others) or said_amiss(outcome, seen)


def said_amiss(outcome: Outcome, seen: Seen) -> str | None:
    offered = " ".join(f"{one.label} {one.about or ''}" for one in seen.buttons)
    if lacking := [one for one in outcome.must_say if not says(f"{seen.text} {offered}", one)]:
        return f"does not say {', '.join(lacking)}"
    for one in outcome.must_not:
        listed = one in seen.refs if outcome.kind == "list" else one == seen.subject or seen.says(one)
        if listed:
            return f"says {one}"
    return None


def _list(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    if not seen.answers or seen.one or (seen.count is None and not seen.refs):
        return "is no list"
    if outcome.refs:
        return _other_refs(outcome.refs, seen.refs)
    if outcome.subject and outcome.count is None:
        return None
    if seen.count != (outcome.count or 0):
        return f"has {seen.count} and not {outcome.count or 0}"
    return None


def _other_refs(wanted: list[str], listed: list[str]) -> str | None:
    lacking, strange = sorted(set(wanted) - set(listed)), sorted(set(listed) - set(wanted))
    said = [f"lacks {', '.join(lacking)}"] if lacking else []
    shown = ", ".join(strange[:5]) + (f" and {len(strange) - 5} more" if len(strange) > 5 else "")
    return "; ".join(said + ([f"lists {shown}"] if strange else [])) or None


def _count(outcome: Outcome, seen: Seen, others: list[Outcome]) -> str | None:
    if not seen.answers:
        return "answers nothing"
    listed = [one.refs for one in others if one.kind == "list" and one.refs]
    if seen.refs and listed and not any(_other_refs(refs, seen.refs) is None for refs in listed):
        return "counts something else"
    figure = re.search(r"(?<![\w.])\d+(?![\w.])", seen.title)
    told = seen.count if seen.count is not None and not seen.one else int(figure[0]) if figure else None
    return None if told == outcome.count else f"says {told} and not {outcome.count}"


def _card(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    wanted = outcome.subject or next(iter(outcome.refs or []), None)
    if not seen.answers:
        return "answers nothing"
    if wanted and wanted.startswith("body:"):
        return None if says(seen.title, wanted.removeprefix("body:")) else f"is not the card of {wanted}"
    return None if seen.one and seen.subject == wanted else f"is not the card of {wanted}"


def _status(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    wanted = outcome.subject or "plan"
    if not seen.answers:
        return "says no status"
    if "," in wanted:
        names = [one.removeprefix("person:") for one in re.split(r",(?=person:|theme:|R\d)", wanted)]
        return None if seen.intent == "compare" and all(map(seen.says, names)) else f"does not compare {wanted}"
    if not COLOURS.search(seen.text):
        return "says no status"
    if wanted == "plan":
        return None if seen.intent == "status" and seen.subject is None else "is not of the whole plan"
    of_it = seen.subject == wanted and (seen.one or seen.intent in ("status", "theme"))
    return None if of_it else f"is not of {wanted}"


def _changes(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    if not seen.answers or seen.intent != "changes":
        return "tells no changes"
    return _other_refs(outcome.refs, seen.refs) if outcome.refs else None


def _person(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    if not seen.answers:
        return "answers nothing"
    name = (outcome.subject or "").removeprefix("person:")
    told = says(seen.title, name) or any(says(value, name) for value in seen.facts.values())
    if name and not told:
        return f"does not name {name}"
    lacking = [one for one in outcome.refs or [] if not seen.says(one)]
    return f"does not say {lacking[0]}" if lacking else None


def choice_amiss(outcome: Outcome, seen: Seen) -> str | None:
    """Whether it asks back among these, and among five at most."""
    if not seen.asks or not seen.choices:
        return "asks nothing back"
    if len(seen.choices) > MOST_CHOICES:
        return f"asks back among {len(seen.choices)}"
    offered = [f"{one.label} {one.says} {one.about or ''}" for one in seen.choices]
    lacking = [ref for ref in outcome.refs or [] if not any(says(one, ref) for one in offered)]
    return f"does not offer {', '.join(lacking)}" if lacking else None


def _choose(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    return choice_amiss(outcome, seen)


def _refuse(_outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    return None if seen.refused and not seen.not_found and not seen.choices else "is no refusal"


def _help(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    if not seen.answers or seen.intent not in HELPS:
        return "is no help"
    return None if outcome.subject is None or seen.says(outcome.subject) else f"is no help with {outcome.subject}"


def _unknown_fact(outcome: Outcome, seen: Seen, _others: list[Outcome]) -> str | None:
    if seen.asks or seen.form or seen.refs or seen.unused or not NOT_HELD.search(seen.text):
        return "does not say that the plan does not hold it"
    about = outcome.subject if outcome.subject and REFERENCE.match(outcome.subject) else None
    return None if about is None or seen.says(about) else f"does not say it of {about}"


def _change(_outcome: Outcome, _seen: Seen, _others: list[Outcome]) -> str | None:
    return "changes nothing"


RULES: dict[Kind, Callable[[Outcome, Seen, list[Outcome]], str | None]] = {
    "list": _list,
    "card": _card,
    "count": _count,
    "status": _status,
    "changes": _changes,
    "person": _person,
    "choose": _choose,
    "refuse": _refuse,
    "help": _help,
    "unknown_fact": _unknown_fact,
    "change": _change,
}
