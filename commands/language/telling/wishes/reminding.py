"""Somebody else to be asked: "chase the PSW for A1.2", "get the LADO manager to update B15", "chase everyone late"."""

from commands.advice import say
from commands.errors import CommandError
from commands.language.context import ReadingContext
from commands.language.spotting.people import PeopleMeaning, Whom
from commands.language.telling.clauses import Told
from commands.language.telling.mentions import Mentions
from commands.language.telling.proposals import Proposal
from commands.language.telling.wishes.common import orders, people_in
from store.query import executing
from store.query.often import open_of

_CHASES = "remind chase nudge prompt prod poke hassle jog harass badger"
CHASES = frozenset(_CHASES.split())
_ASKS = "ask get tell message ping contact email ring follow check give send drop catch speak have text"
ASKS = frozenset(_ASKS.split())
"""They ask for a message as well, where what is behind them says so."""
_GIVEN = """a nudge|a reminder|a prod|a poke|a push|a chase|a chaser|a shout|a kick|a ping|a line|a note|a message
    |the nudge
    |nudges|reminders|up with|in with|up on"""
GIVEN = tuple(" ".join(one.split()) for one in _GIVEN.replace("\n", " ").split("|"))
_WANTED = """to update|for an update|for updates|for the update|for news|about|where|how|whether
    |what is happening with
    |whats happening with|to let us know|to tell us|to say|to report|to confirm|to respond|to answer|to reply
    |to get back
    |to give an update|to give me an update|to give us an update|for a response|for an answer|to do an update
    |to send an update|to chase|an update|for progress"""
WANTED = tuple(" ".join(one.split()) for one in _WANTED.replace("\n", " ").split("|"))
_EVERYONE = "everyone everybody all people owners anyone those whoever lot team managers leads they them them all"
EVERYONE = frozenset(_EVERYONE.split())
_LATE = "late overdue behind outstanding owing missed delinquent laggards stragglers"
LATE = frozenset(_LATE.split())
_QUIET = "silent quiet replied answered responded update updates updated due week month"
QUIET = frozenset(_QUIET.split())
_BETWEEN = """
    onto hold whoever owns person who has
    lead leads is responsible accountable the up on with at in to about of owner owners for
    progress an update a again action milestone
"""
BETWEEN = frozenset([*_BETWEEN.split(), ""])
_KICKS = "a kick|a nudge|chasing|a chaser|reminding|a reminder|a prod|a push|chasing up|nudging"
NEEDS_A_KICK = tuple(f"{needs} {one}" for needs in ("needs", "need") for one in _KICKS.split("|"))
MOST = 10
ASKED_ANYWAY = (
    "I ask owners by myself as their dates come near, and again when they have gone quiet. Everybody who is"
    " late can be"
    f" asked at once: {say('chase everyone late')}. One person is asked with {say('remind @person about D1')}."
)


def read_reminding(told: Told, context: ReadingContext, mentions: Mentions) -> Proposal | None:
    """The command shows who would be asked, and asks nobody before it is pressed.

    Raises:
        CommandError: nobody can be asked about that.
    """
    if (kick := told.place_of(*NEEDS_A_KICK)) is not None and not told.asking:
        late = any(word in LATE for word in told.keys) and any(word in EVERYONE for word in told.keys)
        return Proposal(instead="chase everyone late") if late else _owner_asked(told, kick[0], mentions, before=True)
    verb = next((place for place, word in enumerate(told.keys) if word in CHASES | ASKS and orders(told, place)), None)
    if verb is None or told.keys[verb + 1 : verb + 2] in (["me"], ["us"]) or told.opens_asking:
        return None
    if _everyone(told, verb, mentions):
        return Proposal(instead="chase everyone late")
    people = [
        (span, meaning)
        for span in people_in(told, context)
        if isinstance(meaning := span.meaning, PeopleMeaning) and meaning.how is Whom.ONE and span.first > verb
    ]
    chases = told.keys[verb] in CHASES or told.holds(*GIVEN)
    if people and all(word in BETWEEN for word in told.keys[verb + 1 : people[0][0].first]):
        behind = range(people[0][0].last, len(told.keys))
        wanted = told.place_of(*WANTED)
        if not chases and (wanted is None or wanted[0] < people[0][0].last):
            return None
        return _person_asked(
            people[0][1], [place for place in behind if place not in people[0][0].places], context, mentions
        )
    return _owner_asked(told, verb, mentions) if chases and not people else None


def _everyone(told: Told, verb: int, mentions: Mentions) -> bool:
    behind = told.keys[verb + 1 :]
    if mentions.outright or not any(word in EVERYONE or (word.endswith("s") and word in LATE) for word in behind[:6]):
        return False
    if not (told.keys[verb] in CHASES or told.holds(*GIVEN, *WANTED)):
        return False
    if any(word in LATE for word in behind):
        return True
    if any(word in QUIET for word in behind):
        raise CommandError(ASKED_ANYWAY)
    return False


def _person_asked(
    meaning: PeopleMeaning, places: list[int], context: ReadingContext, mentions: Mentions
) -> Proposal | None:
    meant = mentions.meant(places)
    refs = meant.refs if meant.sure else meant.refs[:1]
    owners = {item.owner_id for ref in refs if (item := mentions.item(ref)) is not None}
    fitting = [one for one in meaning.ambiguous if one in owners] if not meaning.ids else list(meaning.ids)
    if len(fitting) != 1:
        return None
    if not refs:
        person = context.people_words.person(fitting[0])
        owned = executing.every(context.session, context.plan, open_of(person), context.today) if person else []
        refs = tuple(one.ref for one in owned if one.baseline and one.baseline < context.today)[:MOST]
    if not refs:
        raise CommandError(f"They own nothing that is late. Say about what: {say('remind @person about D1')}.")
    return Proposal(instead=f"remind @person:{fitting[0]} about {' '.join(refs)}")


def _owner_asked(told: Told, verb: int, mentions: Mentions, *, before: bool = False) -> Proposal | None:
    """ "Chase A9.1", "chase the owner of C12.1"."""
    if not mentions.outright:
        return None
    mention = mentions.outright[0]
    if not before and (mention.first < verb):
        return None
    if not before and not all(word in BETWEEN for word in told.keys[verb + 1 : mention.first]):
        return None
    item = mentions.item(mention.refs[0])
    if item is None:
        return None
    if item.owner_id is None:
        raise CommandError(f"Nobody owns {item.ref} yet, so nobody can be asked: {say(f'assign {item.ref} @person')}.")
    return Proposal(instead=f"remind @person:{item.owner_id} about {' '.join(mention.refs)}")
