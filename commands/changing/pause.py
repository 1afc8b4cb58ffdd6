"""`pause everything until …`: hold all that is said unasked. `resume`: let it go again."""

from datetime import date, datetime, timedelta

from commands.advice import say
from commands.cards import Button, Buttons, Card, Lines, Question, Text
from commands.errors import CommandError
from commands.language.because import reason
from commands.language.days import read_day, read_time
from commands.messages.preview import MOST, preview
from commands.registry import Answer, command
from commands.request import Request
from commands.screening import screened
from commands.showing.foretold import going_lines
from commands.showing.pauses import pause_parts, paused
from commands.showing.wording import begun, moment
from store.delivery import pauses
from store.reminders import nudge_rounds
from store.rules.sending_hours import OPENS
from store.time import london_moment

LONGEST = timedelta(days=31)
LONGEST_WHY = 300
SHOWN = 20
HOW = f"Say it as {say('pause everything until Friday because WHY')}."


@command(
    "pause",
    needs="lead_some",
    says="Hold all messages that nobody asked for, on a bad day; the programme lead",
    usage="pause everything until DAY [at TIME] [because WHY]",
    example="pause everything until Friday because of the inspection",
    changes=True,
    of_plan=False,
)
def pause(request: Request) -> Answer:
    if not request.words:
        return _state(request)
    said, _, why = " ".join(request.words).partition(" because ")
    first, _, rest = said.partition(" ")
    if first.lower() != "everything":
        raise CommandError(f"I can only pause everything. {HOW}")
    until = _until(rest.strip(), request)
    said_why = screened(request, "why", reason(why)) or None
    if said_why and len(said_why) > LONGEST_WHY:
        raise CommandError(f"The reason is {len(said_why):,} characters and holds {LONGEST_WHY}. Shorten it.")
    standing = pauses.begin(request.session, until, by=request.person, why=said_why, now=request.now)
    nudge_rounds.count_days_from(request.session, request.today)
    return Card(
        title=paused(request.session, standing, request.today),
        parts=[
            Text(
                text="Until then I ask nobody, remind nobody and post no digest, in any plan. Questions are answered"
                " and updates are saved as ever. Then it goes on by itself."
            ),
            Buttons(buttons=[Button(label="Resume…", says="resume")]),
        ],
        redraw="pause",
    )


@command(
    "resume",
    needs="lead_some",
    says="End a pause; it shows first what would go",
    usage="resume [now]",
    example="resume",
    changes=True,
    of_plan=False,
)
def resume(request: Request) -> Answer:
    if pauses.standing(request.session, request.now) is None:
        return Card(title="Nothing is paused. Messages go as ever.")
    if [word.lower() for word in request.words] == ["now"]:
        pauses.end(request.session, by=request.person, now=request.now)
        request.queued_for_others = True
        return Card(
            title="Messages go again.", parts=[Text(text=f"{say('nudges preview')} shows what a day will say.")]
        )
    told = preview(request.session, request.now, size=SHOWN, resumed=True)
    more = f" The first {SHOWN} are here." if told.going > SHOWN else ""
    return Question(
        title="End the pause?",
        parts=[
            *pause_parts(request)[:1],
            Text(text=f"{_going(told.going)}{more}"),
            *([Lines(lines=going_lines(request, told.shown))] if told.shown else []),
            Buttons(buttons=[Button(label="Resume now", says="resume now", style="primary")]),
        ],
    )


def _going(many: int) -> str:
    if not many:
        return "Nothing would go at once."
    least = " or more" if many == MOST else ""
    return f"{many}{least} messages would go at once." if many > 1 else "1 message would go at once."


def _state(request: Request) -> Card:
    parts = pause_parts(request)
    if not parts:
        return Card(title=f"Nothing is paused. {HOW}", redraw="pause")
    return Card(title="The pause", parts=parts, redraw="pause")


def _until(words: str, request: Request) -> datetime:
    """Raises `CommandError` for what is no day ahead."""
    lead, _, rest = words.partition(" ")
    if lead.lower() not in ("until", "till") or not rest:
        raise CommandError(f"Say until when. {HOW}")
    day, _, hour = rest.partition(" at ")
    until = _moment(day, hour, request.today)
    if until <= request.now:
        raise CommandError(f"{begun(moment(until, request.today))} has passed. Name a day that is to come.")
    if until - request.now > LONGEST:
        raise CommandError(
            f"A pause holds {LONGEST.days} days at most, so that nobody forgets it. Name an earlier day; you can pause"
            " again then."
        )
    return until


def _moment(day: str, hour: str, today: date) -> datetime:
    """Where no hour is said, it ends as sending hours begin."""
    return london_moment(read_day(day.strip(" .,"), today), read_time(hour) if hour else OPENS)
