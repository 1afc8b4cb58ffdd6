"""`pulse results`: what may be told of a round of a pulse, as bands, to any full member."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from commands.advice import say
from commands.cards import MOST_LINES, Button, Buttons, Card, Heading, Line, Lines, Part, Question, Text
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request
from commands.showing import pulse as showing
from commands.showing.items import page_buttons
from commands.showing.wording import begun, day, echoed, joined, quoted
from store.models import Pulse, PulseRound
from store.pulse import decisions, results
from store.pulse.results import WHOLE, Group, Reach, Told
from store.rules.folding import folded
from store.rules.pulse.questions import Dimension, QuestionKind
from store.rules.terms import PulseState
from store.time import london_day

NAME = "pulse results"
COMMENTS_SHOWN = 20
"""On one page."""
SHOWN = "Shares are told in bands of 20 points, of groups of at least {}."
NONE_YET = "There are no results of a pulse yet"


@dataclass(frozen=True)
class Asked:
    """Which results somebody wants."""

    pulse: Pulse
    round: PulseRound
    group: Group = WHOLE
    place: int | None = None
    """Of one question."""
    by: Dimension | None = None
    """Of each team, or each role."""

    @property
    def words(self) -> str:
        """What asks for the same."""
        said = [NAME, str(self.pulse.id), f"round {self.round.number}"]
        said += [f"question {self.place + 1}"] if self.place is not None else []
        said += [f"{self.by}s"] if self.by else []
        said += [f"{self.group.dimension} {self.group.name}"] if self.group != WHOLE else []
        return " ".join(said)


@command(
    NAME,
    needs="read",
    says="What staff said in a pulse, of everybody or of a team",
    usage="pulse results [PULSE] [round N] [question N] [teams | roles | team NAME | role NAME]",
    example="pulse results",
)
def pulse_results(request: Request) -> Card:
    known = results.pulses(request.session, request.plan.id)
    if not known:
        said = "They stand here once the first round of a pulse has closed."
        return Card(title=NONE_YET, parts=[Text(text=said)], redraw=NAME, count=0)
    found, rest = _pulse(known, request.words)
    if found is None:
        return which(known)
    asked = _narrowed(request, Asked(found, _newest(request, found)), rest)
    return drawn(request, asked)


def which(known: Sequence[Pulse]) -> Card:
    buttons = [Button(label=one.title, says=f"{NAME} {one.id}") for one in known]
    return Question(title="Which pulse do you mean?", parts=[Buttons(buttons=buttons)], redraw=NAME)


def drawn(request: Request, asked: Asked) -> Card:
    reach = Reach.OUTSIDE if request.share else Reach.RESULTS
    if asked.round.state is PulseState.OPEN:
        until = day(london_day(asked.round.closes_at), request.today)
        title = f"{showing.named(asked.pulse, asked.round)} is open until {until}. Nobody sees results before that"
        return Card(title=title, parts=_buttons(request, asked), redraw=asked.words)
    title = showing.headline(asked.pulse, asked.round, reach)
    only = showing.of_group(asked.group)
    parts: list[Part] = [Text(text=showing.when_and_whom(asked.round, reach, request.today))]
    parts += [Heading(text=f"{only} alone")] if only else []
    if showing.is_counted(asked.round):
        parts += _told(request, asked, reach)
    redraw = asked.words if request.page == 1 else f"{asked.words} page {request.page}"
    return Card(title=title, parts=[*parts, *_buttons(request, asked)], redraw=redraw)


def _told(request: Request, asked: Asked, reach: Reach) -> list[Part]:
    if asked.place is not None:
        return _one_question(request, asked, asked.place, reach)
    if asked.by is not None:
        return _each_group(request, asked, asked.by, reach)
    found = results.told(request.session, asked.round, reach, asked.group)
    lines = [_line(asked, one) for one in found]
    if asked.group == WHOLE:
        lines += _comment_lines(request, asked, reach)
    done = decisions.of_round(request.session, asked.round)
    foot = Text(text=f"{showing.FAVOURABLE} {SHOWN.format(asked.round.floors.answers)}")
    return [*showing.summed_up(found), Lines(lines=lines), foot, *showing.decided(done)]


def _line(asked: Asked, told: Told) -> Line:
    closer = Button(label="Look closer", says=replace(asked, place=told.place).words, about=told.question.text)
    # Of a small group there is nothing closer to see.
    buttons = [closer] if told.why_not is None and (told.large or asked.group == WHOLE) else []
    return Line(ref=str(told.place + 1), title=told.question.text, details=[showing.in_words(told)], buttons=buttons)


def _comment_lines(request: Request, asked: Asked, reach: Reach) -> list[Line]:
    lines = []
    for place, question in enumerate(asked.round.questions):
        if question.kind is QuestionKind.COMMENT:
            kept = results.comments(request.session, asked.round, place, reach)
            closer = Button(label="Read them", says=replace(asked, place=place).words, about=question.text)
            said = "in people's own words" if kept else _no_comments(reach)
            lines.append(
                Line(ref=str(place + 1), title=question.text, details=[said], buttons=[closer] if kept else [])
            )
    return lines


def _no_comments(reach: Reach) -> str:
    return "comments are shown to one person at a time" if reach is Reach.OUTSIDE else results.Silence.ANSWERS.value


def _one_question(request: Request, asked: Asked, place: int, reach: Reach) -> list[Part]:
    session, question = request.session, asked.round.questions[place]
    head = Heading(text=f"{place + 1}. {question.text}")
    if question.kind is QuestionKind.COMMENT:
        comments = results.comments(session, asked.round, place, reach)
        if not comments or asked.group != WHOLE:
            return [head, Text(text=f"{begun(_no_comments(reach))}.")]
        return [head, *_page_of_comments(request, asked, comments)]
    (told,) = (one for one in results.told(session, asked.round, reach, asked.group) if one.place == place)
    points = results.trend(session, asked.round, place, asked.group)
    tables = [] if asked.group != WHOLE else _tables(request, asked, place, reach)
    return [head, *showing.shares(told), *showing.trend_parts(points), *tables]


def _page_of_comments(request: Request, asked: Asked, comments: Sequence[str]) -> list[Part]:
    last = -(-len(comments) // COMMENTS_SHOWN)
    page = min(max(request.page, 1), last)
    mixed = Text(text="In no order of time, and without team or role. Names were taken out.")
    shown = comments[(page - 1) * COMMENTS_SHOWN : page * COMMENTS_SHOWN]
    others = [page_buttons(asked.words, page, last)] if last > 1 else []
    return [mixed, showing.comment_lines(shown), *others]


def _tables(request: Request, asked: Asked, place: int, reach: Reach) -> list[Part]:
    """How each team and each role answered one question."""
    found: list[Part] = []
    for dimension in results.dimensions(request.session, asked.round):
        rows = [
            (name, one)
            for name in results.groups(request.session, asked.round, dimension)
            for one in results.told(request.session, asked.round, reach, Group(dimension, name))
            if one.place == place
        ]
        found.append(showing.table_of_groups(dimension, rows))
    return found


def _each_group(request: Request, asked: Asked, by: Dimension, reach: Reach) -> list[Part]:
    names = results.groups(request.session, asked.round, by)
    if not names:
        return [Text(text=f"Nobody was asked by {by}.")]
    return [
        Heading(text=f"By {by}"),
        Lines(lines=[_group_line(request, asked, Group(by, name), reach, len(names)) for name in names]),
    ]


def _group_line(request: Request, asked: Asked, group: Group, reach: Reach, many: int) -> Line:
    """What is told of a group, or once why nothing is."""
    found = results.told(request.session, asked.round, reach, group)
    told = [f"question {one.place + 1} {showing.in_words(one)}" for one in found if one.why_not is None]
    reasons = dict.fromkeys(one.why_not.value for one in found if one.why_not is not None)
    closer = Button(label="Look closer", says=replace(asked, by=None, group=group).words, about=group.name)
    return Line(
        title=group.name, details=told or list(reasons), buttons=[closer] if told and many <= MOST_LINES else []
    )


def _buttons(request: Request, asked: Asked) -> list[Part]:
    whole = replace(asked, group=WHOLE, place=None, by=None)
    buttons = [Button(label="Everybody, all questions", says=whole.words)] if asked != whole else []
    if showing.is_counted(asked.round) and asked.place is None:
        kinds = results.dimensions(request.session, asked.round)
        buttons += [Button(label=f"By {one}", says=replace(whole, by=one).words) for one in kinds if one != asked.by]
    beside = (asked.round.number - 1, asked.round.number + 1)
    rounds = [one for one in results.rounds(request.session, asked.pulse) if one.number in beside]
    buttons += [
        Button(label=f"Round {one.number}", says=replace(whole, round=one).words)
        for one in rounds
        if one.state is not PulseState.OPEN
    ]
    if asked == whole and showing.is_counted(asked.round) and request.may("answer_pulse") and not request.share:
        buttons.append(
            Button(
                label="Answer it: you said, we did", says=f"pulse respond {asked.pulse.id} round {asked.round.number}"
            )
        )
    return [Buttons(buttons=buttons)] if buttons else []


def _pulse(known: Sequence[Pulse], words: list[str]) -> tuple[Pulse | None, list[str]]:
    """The pulse that the words begin with, by number or title, and what follows.

    Raises:
        CommandError: they begin with something else than a pulse or one of the words that narrow.
    """
    if words and words[0].strip("#").isdecimal():
        found = [one for one in known if str(one.id) == words[0].strip("#")]
        if not found:
            raise CommandError(f"There is no pulse {echoed(words[0])} with results. {_there_are(known)}")
        return found[0], words[1:]
    for many in range(len(words), 0, -1):
        named = folded(" ".join(words[:many]).strip("“”\"' "))
        exact = [one for one in known if folded(one.title) == named]
        if len(exact) == 1:
            return exact[0], words[many:]
        if exact:
            return None, words
    if words and words[0].lower() not in NARROWING:
        first = next((at for at, word in enumerate(words) if word.lower() in NARROWING), len(words))
        named = folded(" ".join(words[:first]))
        fitting = [one for one in known if named in folded(one.title)]
        if len(fitting) == 1:
            return fitting[0], words[first:]
        raise CommandError(f"I know no pulse of that name. {_there_are(known)}")
    return (known[0], words) if len(known) == 1 else (None, words)


CROSSED = re.compile(r"\b(?:team|role)\b", re.IGNORECASE)
NARROWING = frozenset({"round", "question", "team", "role", "teams", "roles"})


def _there_are(known: Sequence[Pulse]) -> str:
    return f"There are: {joined([f'{quoted(one.title)} ({one.id})' for one in known])}."


def _newest(request: Request, pulse: Pulse) -> PulseRound:
    """The newest that has ended, else the one that is open."""
    every = results.rounds(request.session, pulse)
    return next((one for one in every if one.state is not PulseState.OPEN), every[0])


def _narrowed(request: Request, asked: Asked, words: list[str]) -> Asked:
    while words:
        word, rest = words[0].lower(), words[1:]
        match word:
            case "round" | "question":
                number = int(rest[0]) if rest and rest[0].isdecimal() else 0
                asked = _of_round(request, asked, number) if word == "round" else _of_question(asked, number)
                words = rest[1:]
            case "teams" | "roles":
                asked, words = replace(asked, by="team" if word == "teams" else "role"), rest
            case "team" | "role":
                return replace(asked, group=_group(request, asked, word, " ".join(rest)))
            case _:
                example = say(f"{NAME} {asked.pulse.id} teams")
                raise CommandError(f"I don't understand {echoed(words[0])} there. For example: {example}.")
    return asked


def _of_round(request: Request, asked: Asked, number: int) -> Asked:
    every = results.rounds(request.session, asked.pulse)
    found = next((one for one in every if one.number == number), None)
    if found is None:
        has = "one round" if every[0].number == 1 else f"rounds 1 to {every[0].number}"
        raise CommandError(f"{quoted(asked.pulse.title)} has {has}. Say {say(f'{NAME} {asked.pulse.id} round 1')}.")
    return replace(asked, round=found)


def _of_question(asked: Asked, number: int) -> Asked:
    if not 1 <= number <= len(asked.round.questions):
        raise CommandError(f"This round has questions 1 to {len(asked.round.questions)}. Say one of them.")
    return replace(asked, place=number - 1)


def _group(request: Request, asked: Asked, dimension: str, name: str) -> Group:
    known = results.groups(request.session, asked.round, "team" if dimension == "team" else "role")
    found = next((one for one in known if folded(one) == folded(name.strip("“”\"' ?."))), None)
    if found is None:
        there = f"There are: {joined(known)}." if known else f"Nobody was asked by {dimension}."
        crossed = " Teams and roles are told one at a time, never together." if CROSSED.search(name) else ""
        raise CommandError(f"This round has no {dimension} {echoed(name) or '?'}. {there}{crossed}")
    return Group("team" if dimension == "team" else "role", found)
