"""What the field's words for a status mean, kept as data. What stands in no list here is asked about, never guessed."""

import re
from functools import cache
from typing import Literal

from store.loading.interpret.words.listed import listed
from store.rules.terms import Progress

UNDER_WAY: Literal["under way"] = "under way"
"""It is open and nothing more is said of it: no progress follows from that."""

Meaning = Progress | Literal["under way"]

_WORDS: dict[Meaning, tuple[str, ...]] = {
    Progress.COMPLETE: listed("""
        complete | completed | done | closed | achieved | fully achieved | delivered | fully delivered | finished |
        implemented | fully implemented | embedded | fully embedded | implemented and embedded | signed off | sign off |
        complete and signed off | complete and embedded | complete and closed | completed and closed | met |
        fully met | in place | fully in place | bau | business as usual | now bau | moved to bau | embedded as bau |
        complete bau | complete business as usual | resolved | action complete | action completed | task complete |
        action closed | all complete | fully complete | 100% complete | done and dusted | discharged | accomplished
    """),
    Progress.ON_TRACK: listed("""
        on track | on target | on schedule | on course | on plan | to plan | to time | to schedule | progressing well |
        progressing to plan | progressing as planned | good progress | in progress on track | on track to deliver |
        on track for completion | on track to complete | in hand and on track | ongoing on track | going to plan
    """),
    Progress.AT_RISK: listed("""
        at risk | some risk | risk of delay | risk of slippage | at risk of delay | at risk of slipping | some delay |
        minor delay | slight delay | some slippage | minor slippage | slipping | needs attention | some concern |
        in progress at risk | ongoing at risk | off track but recoverable | some issue | minor issue | drifting
    """),
    Progress.DELAYED: listed("""
        delayed | delay | late | slipped | overdue | behind | behind schedule | behind plan | running late | off track |
        off target | off schedule | missed | deadline missed | not met | not achieved | not delivered | not on track |
        not on target | not complete and overdue | in progress overdue | in progress delayed | in progress behind |
        significant delay | serious delay | major delay | severe delay | past due | failing | stalled
    """),
    Progress.NOT_STARTED: listed("""
        not started | not yet started | not begun | not yet begun | not commenced | not yet commenced | yet to start |
        yet to begin | yet to commence | to start | to be started | to commence | to do | todo | unstarted | backlog |
        new | not due | not yet due | not due yet | no action | no action yet | no progress | no progress yet |
        not due to start | not started yet | scheduled | planned | future action | 0% complete
    """),
    UNDER_WAY: listed("""
        open | in progress | progressing | in train | under way | underway | way | ongoing | on going | active | live |
        started | commenced | begun | in hand | doing | wip | work in progress | in development | in delivery |
        in process | current | not complete | not completed | not done | incomplete | not yet complete | not finished |
        not closed | not yet completed | not yet done | partially complete | partially completed | partly complete |
        part complete | partial | partially met | partially achieved | partially implemented | partly met | continuing |
        being implemented | being progressed | action ongoing | open ongoing | open in progress | ongoing open |
        in progress ongoing | under implementation | reopened | re opened | working on it | outstanding | action open
    """),
}


def _bare(words: str) -> str:
    """Give words without case, signs, brackets, what numbers them ("3 - Complete") and a day behind them."""
    plain = re.sub(r"[\u2019']", "", words.casefold())
    plain = re.sub(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b\d{4}-\d\d-\d\d\b", " ", plain)
    plain = re.sub(r"^\s*\(?(?:\d{1,2}|[a-z])\s*[.):–—=-]+\s+", "", plain)
    return " ".join(re.findall(r"[a-z0-9%]+", plain))


_MEANINGS = {_bare(word): meaning for meaning, words in _WORDS.items() for word in words}

YES = frozenset(listed("yes | y | true | done | ticked | ✓ | ✔ | ☑ | ☒ | ✅ | 🗸 | 🗹"))
NO = frozenset(listed("no | n | false | not yet | not done | ✗ | ✘ | ☐ | ❌ | □ | not ticked"))
"""Answers to a heading that asks ("Done?"); without such a question they say nothing."""

ANSWERED = (
    r"(?:(?:is|was|has|have|the|it|been|now|date|task|action|milestone|step|target|already|this|all) )*"
    r"(?:done|completed?|closed|achieved|met|finished|implemented|delivered|embedded|signed off|due complete)"
    r"(?: (?:yes|y|true|tick)(?: or)?(?: (?:no|n|false))?)?"
)
"""A heading, without signs, that is answered by yes or no."""

PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%(?: (?:complete|done))?")


@cache
def meaning_of(words: str, heading: str = "") -> Meaning | None:
    """Give what a status means; None where the field has no such word, or it may mean several things."""
    said = " ".join(words.casefold().split())
    if re.fullmatch(ANSWERED, _bare(heading)):
        if said.strip(" .") in YES:
            return Progress.COMPLETE
        if said.strip(" .") in NO:
            return UNDER_WAY
    if found := PERCENT.fullmatch(said):
        share = int(found[1])
        return Progress.COMPLETE if share == 100 else Progress.NOT_STARTED if _is_nought(said) else UNDER_WAY
    return _MEANINGS.get(_bare(words))


def _is_nought(said: str) -> bool:
    return not re.search(r"[1-9]", said)
