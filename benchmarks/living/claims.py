"""The sentences that say something of people, and how each is held against what is so.

One row a sentence: a kind, its words, and its check. The first row that fits the whole of a sentence counts. What fits
no row and names somebody is not checked, and is reported.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.living.asking import (
    asked,
    asked_before,
    asked_late,
    asked_on_last,
    asked_open,
    asked_quiet,
    lacks_evidence,
    never_asked,
    questions,
    stands_in,
)
from benchmarks.living.counting import (
    AWAY,
    and_more,
    assigned,
    belonged,
    coming,
    done_count,
    exceptions,
    help_goes_to,
    is_away,
    leads,
    manager,
    moved,
    newly_overdue,
    no_guest,
    nobody_to_ask_count,
    nobodys,
    not_told,
    not_written,
    not_yours,
    overdue,
    own,
    promised,
    settled_since,
    since_digest,
    standing,
    stands_in_meanwhile,
    told_not_theirs,
    unowned,
)
from benchmarks.living.facts import ONE_DAY, PERIOD
from benchmarks.living.lines import (
    EVENT_BY,
    brag,
    claimed,
    done,
    due,
    forecast,
    no_date,
    owner,
    percent,
    progress,
    red_because,
)
from benchmarks.living.reading import Check, Said
from benchmarks.living.speaking import (
    answered_today,
    as_printed,
    asked_help_today,
    asks_help,
    blocked,
    changed,
    complete,
    disowned,
    event_by,
    event_said,
    last_said,
    no_longer_own,
    nobody_said,
    now_own,
    owner_event,
    red_below,
    says_not_theirs,
    snoozed,
    thanks,
    you_own,
)
from benchmarks.living.telling import in_their_team, instead, manager_of, overdue_title, same_to, told_before, told_then

PROGRESS = r"(?P<progress>on track|at risk|delayed|complete|not started)"


@dataclass(frozen=True)
class Claim:
    kind: str
    words: re.Pattern[str]
    is_so: Check


@dataclass(frozen=True)
class Verdict:
    kind: str
    is_so: bool


def judged(said: Said) -> Verdict | None:
    """None for a sentence that no row knows."""
    if any(words.fullmatch(said.text) for words in NO_CLAIM):
        return None
    of_line = bool(said.ref and said.details and said.details[0].startswith(":"))
    for claim in (*CLAIMS, OWNER) if of_line else CLAIMS:
        if (found := claim.words.fullmatch(said.text)) is not None:
            return Verdict(claim.kind, claim.is_so(said, found))
    return None


def is_about_people(said: Said, names: Sequence[str]) -> bool:
    """Whether a sentence that no row knows should have been checked."""
    if any(words.fullmatch(said.text) for words in NO_CLAIM):
        return False
    return any(name in said.text for name in names) or bool(re.search(r"\b[Yy]ours?\b|\b[Yy]ou own\b", said.text))


def shape(said: Said, names: Sequence[str]) -> str:
    """The kind of a sentence: what stands in it is left out."""
    text = said.text
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "NAME")
    text = re.sub(ONE_DAY, "DAY", text)
    text = re.sub(r"\b[A-Z]{1,2}\d+(\.\d+)?\b", "REF", text)
    return re.sub(r"\d+", "N", re.sub(r"“.*”", "“…”", text))[:110]


DATE = r"(?P<date>the end of [A-Z][a-z]+ \d{4}|\d{1,2} [A-Z][a-z]+(?: \d{4})?)"
WHY = (
    "for whom no manager is named here|whose manager cannot be asked"
    "|whose manager is away, with nobody who stands in|who stands in for their manager"
)
THEN = (
    "for whom no manager was named here|whose manager could not be asked"
    "|whose manager was away, with nobody who stood in|who stood in for their manager|whose manager was away"
)
KINDS = (
    r"\d+ (?:actions?|milestones?|timeline entr(?:y|ies))(?:(?:, | and )\d+ (?:milestones?|timeline entr(?:y|ies)))*"
)
ANY_KIND = "(?:action or milestone|actions and milestones)"

ROWS: tuple[tuple[str, str, Check], ...] = (
    # Lines of items.
    ("BRAG", r":\w+: (?P<colour>Red|Amber|Green|Blue|Grey)(?: \(complete\))?", brag),
    ("N days late", rf"Due (?P<period>{PERIOD}), (?P<late>\d+) days? late(?P<ahead>)(?P<near>x)?", due),
    ("due", rf"Due (?P<period>{PERIOD})(?P<late>)(?:, in (?P<ahead>\d+) days|, (?P<near>today|tomorrow))?", due),
    ("done on", rf"Done (?P<day>{ONE_DAY})", done),
    ("no date", "No date", no_date),
    ("forecast", rf"forecast (?P<day>{ONE_DAY})", forecast),
    ("said so", rf"said {PROGRESS}", progress),
    ("percent", r"(?P<many>\d+)% done", percent),
    ("said complete", "[Ss]aid complete, waits for verification", claimed),
    # What was said, by whom, when.
    ("nobody has said", "nobody has said how it stands", nobody_said),
    ("as printed", rf"{PROGRESS} in the plan as printed, and nobody has said more", as_printed),
    (
        "X said … on …, expects it by …",
        rf"(?:Since then: )?(?P<name>.+) said {PROGRESS} on (?P<day>{ONE_DAY})"
        rf"(?:, and (?P<verb>expects|expected) it by (?P<until>{ONE_DAY}))?",
        last_said,
    ),
    ("settled since", "Settled since", settled_since),
    ("said, as an event", rf"Said {PROGRESS}", event_said),
    ("X, … at …", EVENT_BY.pattern, event_by),
    ("owner, as an event", r"Owner: (?P<names>.+)", owner_event),
    (
        "X changed what you own",
        r"(?:You now own .+?\. )?(?:You no longer own .+?\. )?(?P<names>.+) changed what you own: (?P<refs>.+)",
        changed,
    ),
    ("you now own", r"You now own (?P<refs>.+)\.", now_own),
    ("you no longer own", r"You no longer own (?P<refs>.+)\.", no_longer_own),
    ("answered today", rf"Answered today: {PROGRESS}", answered_today),
    ("snoozed", rf"Snoozed until (?P<day>{ONE_DAY})", snoozed),
    ("not theirs", "(?:You said that it is not yours|Said not theirs); the programme lead decides", disowned),
    ("not theirs", "its owner says that it is not theirs", disowned),
    ("not theirs", r"(?P<name>.+) says that (?P<ref>\S+) is not theirs", says_not_theirs),
    ("not theirs", r"(?P<name>.+) says that (?P<ref>\S+) is not theirs\.", says_not_theirs),
    ("asks for help", r"(?P<name>.+) asks for your help with (?P<ref>\S+)", asks_help),
    ("complete", "Complete", complete),
    ("blocked", "blocked", blocked),
    ("red because", "red because (?P<why>overdue|said to be delayed)", red_because),
    ("red under it", "red under it: (?P<refs>.+)", red_below),
    ("asked for help", "You asked for help today", asked_help_today),
    ("you own it", "you own it(?:, and see what others are told)?", you_own),
    ("you stand in for", rf"you stand in for (?P<name>.+) until (?P<day>{ONE_DAY})", stands_in),
    ("complete", "it is complete, so nothing more is asked", complete),
    ("not yours any more", "Not yours to answer any more|it is not yours any more", not_yours),
    ("nobody owns it", "(?:Nobody|nobody) owns it any more", nobodys),
    ("promised for", rf"promised for (?P<due>{ONE_DAY}), and no update of it counted on (?P<day>{ONE_DAY})", promised),
    ("thanks", rf"You say that (?P<ref>[A-Z]{{1,2}}\d+(?:\.\d+)?) is {PROGRESS}\.", thanks),
    ("thanks", rf"(?P<ref>[A-Z]{{1,2}}\d+(?:\.\d+)?) is {PROGRESS}\.", thanks),
    # Why somebody is asked.
    ("asked N working days before", rf"(?P<many>\d+) working days? before {DATE}", asked(asked_before)),
    ("asked on the last day", rf"on the last working day (?:of|before) {DATE}", asked(asked_on_last)),
    ("asked as overdue", "overdue: asked once a week", asked(asked_late)),
    ("asked as quiet for N days", r"no update for (?P<many>\d+) days?", asked(asked_quiet)),
    ("asked as open", "open, without a date", asked(asked_open)),
    ("asked for evidence", "complete, and its evidence is missing", asked(lacks_evidence)),
    ("not yet asked", "not yet asked", never_asked),
    ("questions in a title", r"How do(?:es)? th(?:is|ese) stand\? (?P<many>\d+) questions? from the plan", questions),
    ("stands in", rf"You stand in for (?P<name>.+) until (?P<day>{ONE_DAY})", stands_in),
    # Escalations.
    (
        "told before",
        rf"(?:You stand in for .+\. )?For the programme lead\. (?:You were told on (?P<mine>{ONE_DAY})"
        r"|Told before: (?P<told>.+)|(?P<nobody>Nobody else was told before))",
        told_before,
    ),
    ("whose manager you are", r"(?:it belongs to )?(?P<name>.+), whose manager you are", manager_of),
    ("why the lead hears", rf"it belongs to (?P<name>.+), (?P<why>{WHY})", instead),
    (
        "stands in for a manager",
        r"it belongs to (?P<name>.+), whose manager is away, and you stand in for (?P<away>.+)",
        in_their_team,
    ),
    ("as it was on that day", r"(?:it belongs to )?(?P<name>.+), whose manager you were", told_then),
    ("as it was on that day", rf"(?P<name>.+), (?:{THEN}), so I wrote to the programme lead", told_then),
    ("as it was on that day", rf"it belongs to (?P<name>.+), (?:{THEN}).*", told_then),
    ("as it was on that day", r"(?:You stand in for .+\. )?(?P<name>.+) was in their team", told_then),
    ("a lead has decided", r"(?P<name>.+) has decided\.", leads),
    ("stands in for a manager", r"You stand in for (?P<away>.+?)\. (?P<name>.+) is in their team", in_their_team),
    (
        "why the lead hears",
        rf"(?:You stand in for .+\. )?(?P<name>.+), (?P<why>{WHY}), so I write to the programme lead",
        instead,
    ),
    (
        "written the same",
        r"(?P<whose>Yours|It was yours)\. I (?P<verb>have written|am writing) the same to (?P<names>.+)",
        same_to,
    ),
    (
        "overdue in a title",
        rf"(?P<counts>{KINDS}) (?:is|are) overdue, and (?P<silence>nobody says|nobody has said) how (?:it|they)"
        r" stands?(?: now)?(?P<of>x)?",
        overdue_title,
    ),
    (
        "overdue in a title",
        rf"(?P<counts>{KINDS}) (?P<of>of yours) (?:is|are) overdue, and I have asked for help with (?:it|them)"
        r"(?P<silence>x)?",
        overdue_title,
    ),
    # Counts.
    ("with nobody to ask", rf"(?P<many>[\d,]+) open {ANY_KIND} with nobody to ask", unowned),
    ("you own N", rf"You own (?P<many>\d+|no) open {ANY_KIND}", own),
    ("N overdue", rf"(?:(?P<many>\d+) {ANY_KIND}|Nothing) overdue", overdue),
    (
        "counts of a digest",
        r"(?P<many>\d+) (?P<kind>actions?|milestones?|timeline entr(?:y|ies)): (?P<colours>.+)\.",
        standing,
    ),
    ("in brackets", rf"In brackets: how that moved since (?P<day>{ONE_DAY})\.", since_digest),
    ("count over a section", rf"Newly overdue: (?P<many>\d+) {ANY_KIND}", newly_overdue),
    ("count over a section", rf"Due in the next 14 days: (?P<many>\d+) {ANY_KIND}", coming),
    ("count over a section", rf"Promised dates moved: (?P<many>\d+) {ANY_KIND}", moved),
    ("count over a section", rf"Done: (?P<many>\d+) {ANY_KIND}", done_count),
    (
        "count over a section",
        rf"Exceptions, long overdue without (?:a word|an update that counts): (?P<many>\d+) {ANY_KIND}",
        exceptions,
    ),
    ("count over a section", r"Away, with nobody to ask: (?P<many>\d+) owners?", nobody_to_ask_count),
    ("and N more", r"And (?P<many>\d+) more: .+", and_more),
    ("is away", AWAY.pattern, is_away),
    ("could not be written to", r"I could not write to (?P<names>.+): .+\.", not_written),
    ("could not be told", r"I could not tell the week in #(?P<channel>\S+): .+\.", not_told),
    ("belonged to", r"It belonged to (?P<name>.+)\.", belonged),
    ("manager", r"(?P<name>.+)'s manager is now (?P<manager>.+)\.", manager),
    ("stands in meanwhile", r"(?P<name>.+) is asked meanwhile and may update\.", stands_in_meanwhile),
    ("help goes to", r"Your call for help with (?P<ref>\S+) goes privately to (?P<names>.+)\.", help_goes_to),
    ("a lead will decide", r"You have said that \S+ is not yours\. (?P<name>.+) will decide\.", leads),
    (
        "told that it is not theirs",
        r"I have told (?P<names>.+) privately that (?P<ref>\S+) is not yours\..*",
        told_not_theirs,
    ),
    ("a guest", r"(?P<name>.+) is a guest and cannot own anything here\.", no_guest),
    ("assigned", r"(?P<ref>[A-Z]{1,2}\d+(?:\.\d+)?)(?: .+)? now belongs to (?P<name>.+)\.", assigned),
)
CLAIMS = tuple(Claim(kind, re.compile(words, re.DOTALL), is_so) for kind, words, is_so in ROWS)
OWNER = Claim(
    "owner", re.compile(r"(?P<owner>no owner|[^:]+?)(?P<lost>, whose account is closed|, a guest who .+)?"), owner
)

NO_CLAIM = tuple(
    re.compile(words, re.DOTALL)
    for words in (
        r"“.*”",
        r".*Anything you write goes to the plan's record, in your name\.",
        r"It comes on .*", r".+ is not in your name, so there is nothing to give back\.",
        r"it answers recommendations? .*",
        r"Begin your reply with its reference.*", r"To change it: .*",
        r"Somebody else changed something that you own, .*",
        r".*(?:Leave|Manager): .*", r".+ is away too, .*",
        r"(?:What|Say|Choose|Ask|Not|Your) .*(?:you own|start page|your day).*",
 r"everything is asked about .*", r"this one is asked about .*", r"the programme leads are the second step.*",
        r".* cannot be their own manager\.", r"Why: .*", r"agreed by .*", r"blocked by: .*",
        r"Often a short talk is enough.*", r"Once somebody says .*", r"(?:It|The first) was promised .*",
    )
)  # fmt: skip
