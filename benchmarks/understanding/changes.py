"""Whether what was written, or stands ready for one press, is what was to be written: all of it, and nothing else."""

import re
from dataclasses import dataclass

from benchmarks.understanding.cases import Change
from benchmarks.understanding.observed import Seen, says
from benchmarks.understanding.written import Effect
from commands.forms import Form, FormSection
from store.rules.folding import folded

ASK = "ask how it stands"
SPEAKER = "me"
OTHERS = re.compile(
    r"^(?P<what>owner|title|evidence|leave|nudge|snooze until|request due|due|not mine|cancel snooze|undo|help)\b"
    r"(?: me)?\s*(?P<value>.*)$"
)
DATED = {"snooze until", "request due", "due"}


@dataclass(frozen=True)
class Demand:
    """What one expected change asks to be written."""

    change: Change
    on: str
    what: str
    """As `Effect.what`; `ASK` where nobody said how it stands; "unread" where this judge cannot read it."""
    value: str = ""


def demanded(change: Change, speaker: str) -> list[Demand]:
    on = f"person:{speaker}" if change.ref in (None, SPEAKER) else str(change.ref)
    other = change.other or ""
    if other == ASK:
        return [Demand(change, on, ASK)]
    read = OTHERS.match(other)
    if other and read is None:
        return [Demand(change, on, "unread", other)]
    if read is None or read["what"] == "evidence":
        return [Demand(change, on, "said", read["value"] if read else "")]
    value = read["value"]
    if read["what"] in DATED:
        day = re.match(r"\d{4}-\d\d-\d\d", value)
        value = day[0] if day else value
    demand = Demand(change, on, read["what"], value)
    return [Demand(change, on, "said"), demand] if change.progress else [demand]


def unlike(demands: list[Demand], effects: list[Effect]) -> str | None:
    """Why these effects are not exactly what is demanded; None where they are."""
    left = list(effects)
    lacking = []
    for demand in demands:
        fitting = [one for one in left if wrong_in(demand, one, demands) is None]
        if fitting:
            left.remove(fitting[0])
        else:
            lacking.append(demand)
    for demand in lacking:
        near = [one for one in left if (one.on, one.what) == (demand.on, demand.what)]
        if near:
            return f"{near[0]}: {wrong_in(demand, near[0], demands)}"
    if left:
        return f"written and not asked for: {'; '.join(map(str, left))}"
    if lacking:
        return f"not written: {'; '.join(f'{one.on} {one.what} {one.value}'.strip() for one in lacking)}"
    return None


def wrong_in(demand: Demand, effect: Effect, demands: list[Demand]) -> str | None:
    if (effect.on, effect.what) != (demand.on, demand.what):
        return "another"
    if effect.what == "said":
        wrong = _wrong_in_said(demand, effect, {one.on for one in demands} - {demand.on})
    else:
        wrong = None if folded(demand.value) == folded(effect.value) else f"{effect.value} is not {demand.value}"
    return wrong or _wrong_in_words(demand.change, effect.words)


def _wrong_in_said(demand: Demand, effect: Effect, others: set[str]) -> str | None:
    change, said = demand.change, effect.said
    progress = said.get("progress", "")
    if progress != (change.progress.value if change.progress else effect.was):
        return f"{progress} was not said"
    for name, value in (("forecast", change.forecast), ("percent", change.percent)):
        wanted = None if value is None else str(value)
        if said.get(name) != wanted:
            return f"{name} {said.get(name)} is not {wanted}"
    if demand.value and said.get("evidence") != demand.value:
        return f"evidence {said.get('evidence')} is not {demand.value}"
    if strange := [one for one in sorted(others) if says(effect.words, one)]:
        return f"its words tell of {strange[0]}"
    return None


def _wrong_in_words(change: Change, words: str) -> str | None:
    if change.words and folded(change.words) not in folded(words):
        return f"“{change.words}” is not stored with it"
    if change.not_words and folded(change.not_words) in folded(words):
        return f"“{change.not_words}” is stored with it"
    return None


def form_fits(form: Form, demand: Demand) -> bool:
    """Whether a form is about this, and all that stands in it was said; what nobody said is asked."""
    change = demand.change
    about = " ".join(form.about.values()).split()
    values = {one.name: str(one.value) for one in form.fields if not isinstance(one, FormSection) and one.value}
    if demand.on not in about:
        return False
    if demand.what not in (ASK, "said"):
        return demand.value in values.values()
    known = {
        "progress": change.progress.value if change.progress else None,
        "forecast": str(change.forecast) if change.forecast else None,
        "percent": None if change.percent is None else str(change.percent),
    }
    right = form.handler == "update" and all(values.get(name) == value for name, value in known.items())
    return right and _wrong_in_words(change, " ".join(values.values())) is None


def asks_of(seen: Seen, demand: Demand, pressed: list[list[Effect]]) -> bool:
    """Whether an answer asks how it stands, and keeps what was said."""
    if seen.form is not None:
        return form_fits(seen.form, demand)
    change = demand.change
    for effects in pressed:
        for one in effects:
            if (one.on, one.what) == (demand.on, "said") and _wrong_in_words(change, one.words) is None:
                states = one.said.get("forecast") == (str(change.forecast) if change.forecast else None)
                if states and one.said["progress"] != change.not_progress:
                    return True
    return False
