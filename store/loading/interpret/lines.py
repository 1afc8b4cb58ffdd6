"""Read who, when and how it stands out of one line: "Write a guide (Ada Quill, by May 2023)", "☑ Write it – AQ"."""

import re
from dataclasses import dataclass, field

from store.dates import read_date
from store.loading.interpret.headers import shape_of
from store.loading.interpret.owners import NOBODY, is_a_person, names_somebody
from store.loading.interpret.words import key
from store.loading.interpret.words.columns import COLUMNS
from store.loading.interpret.words.posts import DEPARTMENTS
from store.loading.interpret.words.ratings import RATINGS
from store.loading.interpret.words.statuses import meaning_of

BOX = re.compile(r"(?:\[(?P<typed>[ xX✓]?)\]|(?P<drawn>[☑☒✓✔✅🗹☐□]))\s*")
REFERENCE = re.compile(
    r"(?P<ref>[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,2}(?:\.\d{1,3})+[a-z]?|\d{1,3}[a-z]?(?=[.):]))[.):]?\s+"
)
BRACKET = re.compile(r"(?P<title>.*?\S)\s*[([](?P<said>.*)[)\]]\.?", re.S)
DASHED = re.compile(r"\s+[–—-]\s+|\s+\|\s+")
PARTED = re.compile(rf"{DASHED.pattern}|(?P<stop>(?<=[\w)\]])\.\s+(?=[A-Z0-9]))")
"""Where a line may end its words and begin to say who, when and how it stands: dashes, and full stops."""
SEGMENTS = re.compile(r"\s*[;|]\s*|,\s+|\s+[–—-]\s+")
LABELLED = re.compile(r"(?P<label>[A-Za-z][A-Za-z /]{1,30}?)\s*:\s*(?P<words>.*)", re.S)
BY = re.compile(
    r"(?:(?:due|to be (?:done|completed?)|complete|target)\s+)?(?:by|due|before)\s+(?P<words>.*)", re.I | re.S
)
MARKED_DAY = re.compile(
    r"(?P<title>.*\S)\s+(?:(?:due|deadline|by|target)\s*:\s*|📅\s*|🗓️?\s*)(?P<day>\S[^@:)]*)", re.I | re.S
)
MENTIONED = re.compile(
    r"(?P<title>.*\S)\s+@(?P<who>[A-Z][\w.'\u2019-]*(?: [A-Z][\w'\u2019-]+){0,2}|[a-z][\w.-]+)", re.S
)
ROLES = {key(name): role for role, names in reversed(COLUMNS["actions"].items()) for name in names}
INSPECTORS = frozenset({"ofsted", "cqc", "hmi", "hmip", "hmicfr", "dfe", "lga", "peer review"})
"""Who says what is to be done: "(Ofsted, May 2022)" tells where it was said."""
COLOURS = frozenset(word for words in RATINGS.values() for word in words if len(word) > 1)
OPEN_ENDED = ("ongoing", "to_be_confirmed")
SHORTEST_TITLE = 3
LONGEST_LINE = 1_000
SAID_IN_A_LINE = frozenset({"action", "ref", "owner", "due", "start", "completed", "status", "rating", "progress"})


@dataclass
class Line:
    """`said` gives by role what the line says beside its words; `labelled` which of that has its label before it.

    `gathered` tells that lines under it say some of that.
    """

    title: str
    said: dict[str, str] = field(default_factory=dict)
    labelled: set[str] = field(default_factory=set)
    boxed: bool = False
    gathered: bool = False


def role_of(label: str) -> str | None:
    """Give what a label stands for, alone or by its shape: "Who will lead?" is the owner."""
    return ROLES.get(key(label)) or ROLES.get(key(shape_of(label) or ""))


def line_of(text: str) -> Line:
    """Part a line into its words and what it says at its end; all of that must be understood, or none is taken."""
    line = Line(" ".join(text.split()))
    if len(text) > LONGEST_LINE:
        return line
    if found := BOX.match(line.title):
        line.boxed = True
        line.title = line.title[found.end() :]
        if (found["typed"] or "").strip() or (found["drawn"] or "☐") not in "☐□":
            line.said["status"] = "Complete"
    if (found := REFERENCE.match(line.title)) and not line.title[found.end() :].startswith(("(", "[")):
        line.said["ref"] = found["ref"]
        line.title = line.title[found.end() :]
    _take_marked(line)
    _take_parted(line)
    _take_bracket(line)
    if named := line.said.pop("action", None):
        # The row of a small table, which has its number first.
        line.said.setdefault("ref", line.title)
        line.title = named
    return line


def _take_marked(line: Line) -> None:
    """Take "@Ada Quill" and "due: 10 April" at the end, in either order."""
    while found := MARKED_DAY.fullmatch(line.title) or MENTIONED.fullmatch(line.title):
        role, words = ("due", found["day"]) if "day" in found.groupdict() else ("owner", found["who"])
        if role in line.said or PARTED.search(words) or (role == "due" and not is_a_day(words)):
            return
        line.said[role] = words
        line.labelled.add(role)
        line.title = found["title"].rstrip(" ,;–-")


def _take_parted(line: Line) -> None:
    """Take what stands behind dashes and full stops at the end, as far back as it is understood."""
    places = list(PARTED.finditer(line.title))
    said: dict[str, str] = {}
    labelled: set[str] = set()
    end = len(line.title)
    for place in reversed(places):
        words = line.title[place.end() : end].rstrip(" .")
        read = _read(words, {**line.said, **said})
        if not read or (place["stop"] and not _is_said_alone(read, words)):
            break
        said |= read[0]
        labelled |= read[1]
        end = place.start()
    title = line.title[:end].rstrip(" ,;:")
    if said.keys() <= {"status", "rating"} - labelled and not {"owner", "due"} & line.said.keys():
        # "Open a hub – planned": one word says too little to be how an action stands.
        return
    found = LABELLED.fullmatch(title)
    if said and not (found and role_of(found["label"]) in SAID_IN_A_LINE - {"action", "ref"}):
        line.title = DASHED.sub(" – ", title)
        line.said |= said
        line.labelled |= labelled


def _is_said_alone(read: tuple[dict[str, str], set[str]], words: str) -> bool:
    """Whether a sentence only says who, when or how: "Tell the team manager." names nobody who owns it."""
    said, labelled = read
    return "owner" not in said or "owner" in labelled or is_a_person(words)


def unparted(line: Line) -> str | None:
    """Give what is left in a line's words and may say who, when or how it stands."""
    places = list(PARTED.finditer(line.title))
    tail = line.title[places[0].end() :] if places else ""
    parts = [part for piece in PARTED.split(line.title)[1:] if piece for part in SEGMENTS.split(piece.strip(" ."))]
    return tail if any(part and _segment(part)[0] for part in parts) else None


def _take_bracket(line: Line) -> None:
    found = BRACKET.fullmatch(line.title)
    if not found or (len(found["title"]) < SHORTEST_TITLE and ":" not in found["said"]):
        return
    if read := _read(found["said"], line.said):
        line.title = found["title"].rstrip(" ,;:")
        line.said |= read[0]
        line.labelled |= read[1]


def _read(words: str, known: dict[str, str]) -> tuple[dict[str, str], set[str]] | None:
    """Read "Lead: Ada Quill, by May 2023"; nothing where any of it is not understood, or says again what is known."""
    said: dict[str, str] = {}
    labelled: set[str] = set()
    last: str | None = None
    for segment in SEGMENTS.split(words):
        if not segment:
            continue
        role, value = _segment(segment)
        if role is None and last is not None and last in labelled:
            said[last] = f"{said[last]}, {segment}"
            continue
        if role == "owner" and last == "owner":
            is_another = names_somebody(value) and value.casefold() not in DEPARTMENTS
            said["owner"] += f"; {value}" if is_another else f", {value}"
            continue
        if role is None or role in said or role in known:
            return None
        said[role], last = value, role
        if (LABELLED.fullmatch(segment) and not BY.fullmatch(segment)) or _without_colon(segment):
            labelled.add(role)
    return (said, labelled) if said else None


def _segment(segment: str) -> tuple[str | None, str]:
    found = LABELLED.fullmatch(segment)
    role = role_of(found["label"]) if found else None
    if found and role in SAID_IN_A_LINE:
        return role, found["words"]
    if unmarked := _without_colon(segment):
        return unmarked
    by = BY.fullmatch(segment)
    if by and is_a_day(by["words"]):
        return "due", by["words"]
    if is_a_day(segment) or read_date(segment).kind in OPEN_ENDED:
        return "due", segment
    if meaning_of(segment):
        return "status", segment
    if key(segment) in COLOURS:
        return "rating", segment
    is_owner = names_somebody(segment) and key(segment) not in INSPECTORS
    return ("owner", segment) if is_owner else (None, segment)


def _without_colon(segment: str) -> tuple[str, str] | None:
    """Read "Owner TBC", "Lead Ada Quill", "Deadline 31 May 2026" and "Status on track"."""
    words = segment.split()
    for count in (2, 1):
        role, said = ROLES.get(key(" ".join(words[:count]))), " ".join(words[count:])
        if not said or words[0].casefold() in ("to", "by", "due"):
            continue
        if role == "owner" and (NOBODY.fullmatch(said) or is_a_person(said)):
            return role, said
        if role == "due" and (is_a_day(said) or read_date(said).kind in OPEN_ENDED):
            return role, said
        if role == "status" and meaning_of(said):
            return role, said
    return None


def is_a_day(words: str) -> bool:
    return any(sign.isdigit() for sign in words) and read_date(words).kind == "date"
