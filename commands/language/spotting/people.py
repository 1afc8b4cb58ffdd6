"""People in a sentence: mentions, names and parts of names, posts and their initials, "me", "my team".

Somebody is found only where the words can mean nobody else, or stand where a person stands: "the team manager" may be
one of three, "brief team managers" is what an action is about.
"""

from collections.abc import Sequence

from commands.language.names import MENTION
from commands.language.spans import Span, Token, longest_first
from commands.language.spotting.amounts import UNITS
from commands.language.spotting.date_words import listed
from commands.language.spotting.myself import spot_myself
from commands.language.spotting.people_meanings import Nobody, PeopleMeaning, Whom
from commands.language.spotting.people_relations import asks_who, managing, with_relation
from commands.language.spotting.people_words import LITTLE, Fitting, PeopleWords, normal
from commands.language.spotting.posts import ALONE, ALSO_WORDS, ROLES, SHORT_WORDS, SOMEBODY
from commands.language.spotting.unknown_names import spot_unknown
from store.dates.words import NUMBERS
from store.models import Person
from store.rules.folding import folded

__all__ = ["Nobody", "PeopleMeaning", "PeopleWords", "Whom", "not_of_people", "spot_people"]

MOST_WORDS = 8
LEADS = listed(
    "the our my by to from for with is are does do has have did was who who's whos whose than ask chase remind"
    " nudge tell owner owned of and or not except excluding but as via cc against under about assign reassign give"
    " either"
)
"""Words behind which a person may stand."""
STRONG = listed("has does did ask chase tell remind nudge by who's whos owner")
"""Those behind which nothing else can."""
MANY = listed("my our by do have are which what all both")
"""And those before several of one post."""
OF_THE = listed("of from by with do have are has")
INDEFINITE = listed("a an any every each no some another new newly qualified more many other few both which what how")
BEHIND = listed("has owns own does is says said have did are do do owe owes doing")
"""Verbs of whoever stands before them."""
BELONGINGS = listed(
    "plate list load workload actions action milestones milestone items stuff reds ambers overdue updates work bits"
    " things ones"
)
"""What stands behind whoever has it."""
HIS = listed("she he her him hers his shes hes theirs")
RUNS = frozenset(
    ["runs", "run", "running", "leads", "leading", "manages", "owns", "oversees", "coordinates", "in charge of"]
)
OF_THE_PLAN = frozenset(["the", "this", "our", "whole", "overall", "improvement", "of"])


def spot_people(tokens: Sequence[Token], people: PeopleWords, me: Person) -> list[Span]:
    """Spans whose meaning is a `PeopleMeaning`, or `Nobody`."""
    people.look_up(_grams(tokens), me.id)
    found = longest_first([*_named(tokens, people), *spot_myself(tokens)])
    found = longest_first([*found, *managing(tokens, found, people, me)])
    found = [with_relation(span, tokens, people, me) for span in found]
    found = longest_first([*found, *_in_the_plan(tokens, people, found)])
    found = longest_first([*found, *spot_unknown(tokens, found)])
    return longest_first([*found, *_pronouns(tokens, found)])


def not_of_people(tokens: Sequence[Token], spans: Sequence[Span]) -> list[int]:
    """The places of the tokens that name nobody who is known."""
    named = {place for span in spans if isinstance(span.meaning, PeopleMeaning) for place in span.places}
    return [token.place for token in tokens if token.place not in named]


def _grams(tokens: Sequence[Token]) -> set[str]:
    """What may be somebody's whole name, post or address, as it is kept to be compared."""
    typed = [folded(token.typed.strip("?!:;()“”\"'@")) for token in tokens]
    found = set[str]()
    for words in (typed, [token.stem for token in tokens]):
        for place, word in enumerate(words):
            if word in LITTLE:
                continue
            for last in range(place + 1, min(place + MOST_WORDS, len(words)) + 1):
                found.add(" ".join(words[place:last]).strip(" ,."))
    return found


def _named(tokens: Sequence[Token], people: PeopleWords) -> list[Span]:
    found, place = list[Span](), 0
    while place < len(tokens):
        if _is_unit(tokens, place):
            place += 1
            continue
        span = (
            _handed_over(tokens[place], people)
            or _longest(tokens, place, people)
            or _short(tokens, place, people)
            or _by_what_they_do(tokens, place, people)
            or _leading(tokens, place, people)
        )
        if span is not None:
            found.append(span)
        place = span.last if span else place + 1
    return found


def _is_unit(tokens: Sequence[Token], place: int) -> bool:
    """The "days" of "14 days" name nobody, so that people need not be looked up for them."""
    return place > 0 and tokens[place].plain in UNITS and tokens[place - 1].plain.isdecimal()


def _handed_over(token: Token, people: PeopleWords) -> Span | None:
    """A mention or an address means one person, or none."""
    person: Person | None = None
    if mention := MENTION.match(token.stem):
        person = people.person(int(mention[1]))
    elif "@" in token.stem.lstrip("@") and "." in token.stem.partition("@")[2]:
        person = people.by_address(token.stem)
    else:
        return None
    one = PeopleMeaning((person.id,), Whom.ONE) if person is not None and person.id else Nobody(token.plain)
    return Span(token.place, token.place + 1, one)


def _longest(tokens: Sequence[Token], place: int, people: PeopleWords) -> Span | None:
    words, mended = list[str](), dict[int, str]()
    for at in range(place, min(len(tokens), place + MOST_WORDS)):
        word = tokens[at].plain
        if not people.has(word) and (normal(word) not in LITTLE or at == place):
            if at > place and word in SHORT_WORDS:
                word = SHORT_WORDS[word]
            elif (nearest := people.nearest(word)) is not None:
                word = mended[at] = nearest
            else:
                break
        words.append(word)
    for many in range(len(words), 0, -1):
        guessed = [f"I read “{tokens[at].plain}” as {word}." for at, word in mended.items() if at < place + many]
        if normal(words[many - 1]) in LITTLE or (guessed and many - len(guessed) < 1):
            continue
        fitting = _wider(" ".join(words[:many]).split(), people)
        if fitting.people and (meaning := _meant(tokens, place, place + many, fitting)):
            sure = not guessed or (len(meaning.ids) == 1 and fitting.how_well > 1)
            return Span(place, place + many, meaning, " ".join(guessed) or None) if sure else None
    return None


def _wider(words: Sequence[str], people: PeopleWords) -> Fitting:
    """Who fits; for "head of service" any head, since "service" tells none of them from another."""
    if normal(words[0]) in ROLES and list(words[1:]) in (["of", "service"], ["of", "services"]):
        return people.fitting(words[:1])
    if list(words[1:3]) in (["of", "service"], ["of", "services"]) and len(words) > 3:
        # "Head of service for safeguarding".
        return people.fitting([words[0], *words[3:]])
    return people.fitting(words)


def _leading(tokens: Sequence[Token], place: int, people: PeopleWords) -> Span | None:
    """ "Who runs this plan": whoever leads it."""
    words = [token.plain for token in tokens[place:]]
    verb = next((many for many in (3, 2, 1) if " ".join(words[:many]) in RUNS), 0)
    at = verb
    while verb and at < len(words) and words[at] in OF_THE_PLAN:
        at += 1
    if not verb or not at < len(words) or words[at] not in ("plan", "programme", "program"):
        return None
    one = len(people.leads) == 1
    meaning = PeopleMeaning(people.leads if one else (), Whom.ONE, () if one else people.leads)
    ends = at + 1 == len(words) or tokens[place + at].ends_clause
    return Span(place, place + at + 1, meaning) if ends and people.leads and asks_who(tokens[:place]) else None


def _by_what_they_do(tokens: Sequence[Token], place: int, people: PeopleWords) -> Span | None:
    """ "The workforce person", "our participation lead": nobody else's post has that word."""
    before = tokens[place - 1].plain if place else ""
    if place + 1 >= len(tokens) or before not in LEADS or tokens[place].ends_clause:
        return None
    word, called = tokens[place].plain, tokens[place + 1].stem
    if word in ("programme", "program", "plan", "improvement") and called in ("lead", "leader"):
        leads = people.leads
        one = len(leads) == 1
        meaning = PeopleMeaning(leads if one else (), Whom.ONE, () if one else leads)
        return Span(place, place + 2, meaning) if leads else None
    fitting = people.doing(word) if called in SOMEBODY else None
    if fitting is None or not fitting.people or len(word) < 3:
        return None
    return Span(
        place, place + 2, PeopleMeaning(fitting.ids, Whom.ONE), f"I read “{word} {called}” as {fitting.people[0].name}."
    )


def _meant(tokens: Sequence[Token], place: int, last: int, fitting: Fitting) -> PeopleMeaning | None:
    before = tokens[place - 1].plain if place and not tokens[place - 1].ends_clause else ""
    after = tokens[last].plain if last < len(tokens) and not tokens[last - 1].ends_clause else ""
    whole, one = fitting.how_well >= 3, len(fitting.people) == 1
    words = [token.plain for token in tokens[place:last]]
    possessive = _is_possessive(tokens[last - 1])
    mentioned = tokens[place].typed.startswith("@")
    if _is_plural(words, fitting):
        led = before == "the" and (after in ("", *BEHIND) or _plain(tokens, place - 2) in OF_THE)
        if one and after in BELONGINGS:
            # "The practice leads plate": people leave out the apostrophe.
            return PeopleMeaning(fitting.ids, Whom.ONE)
        counted = (before.isdecimal() or before in NUMBERS) and _plain(tokens, place - 2) in ("the", "my", "our")
        many = before in MANY or counted or led or possessive or mentioned or after in BELONGINGS
        return PeopleMeaning(fitting.ids, Whom.SEVERAL) if many or after in BEHIND else None
    if before in INDEFINITE and not mentioned:
        return None
    if last - place == 1 and not mentioned:
        if not _alone(tokens, place, fitting, before, after):
            return None
    elif not (
        mentioned
        or possessive
        or before in LEADS
        or after in BEHIND
        or (one and (whole or before == "" or after == ""))
    ):
        return None
    return PeopleMeaning(fitting.ids, Whom.ONE) if one else PeopleMeaning((), Whom.ONE, ambiguous=fitting.ids)


def _is_possessive(token: Token) -> bool:
    """Also "managers'", whose apostrophe is taken off with the signs around a word."""
    return token.plain != token.stem or token.typed.rstrip(" ,.;:!?)").endswith(("s'", "s’"))


def _plain(tokens: Sequence[Token], place: int) -> str:
    return tokens[place].plain if 0 <= place < len(tokens) else ""


def _is_plural(words: Sequence[str], fitting: Fitting) -> bool:
    """ "Team managers", "heads of service": a word of a post in the plural, where the posts have it in the singular."""
    theirs = {word for one in fitting.people for word in (*one.name.split(), *one.post.split())}
    said = [word.removesuffix("'") for word in words]
    return any(
        word.endswith("s") and not word.endswith("'s") and normal(word) in ROLES and word not in theirs for word in said
    )


def _alone(tokens: Sequence[Token], place: int, fitting: Fitting, before: str, after: str) -> bool:
    """Whether one word names somebody: a first name, a surname, or a post that one person has."""
    token = tokens[place]
    word, possessive = token.stem, token.plain != token.stem
    if normal(word) in ROLES:
        return len(fitting.people) == 1 and word in ALONE and (before in LEADS or before == "" or after in BEHIND)
    if len(word) < 3:
        return False
    if word not in ALSO_WORDS:
        return True
    capital = token.typed.lstrip("@“\"'")[:1].isupper() and place > 0 and not tokens[place - 1].typed.endswith(".")
    return possessive or before in STRONG or (capital and before in LEADS)


def _short(tokens: Sequence[Token], place: int, people: PeopleWords) -> Span | None:
    token = tokens[place]
    typed = token.typed.strip(" ,.;:?!()“”\"'@")
    typed = typed[: len(token.stem)] if typed.lower().startswith(token.stem) else typed
    if not 2 <= len(typed) <= 6 or not typed.isalpha() or not typed.isascii():
        return None
    fitting, last = people.abbreviated(typed), place + 1
    # "TM Assessment": which of them stands behind it.
    ended = last
    while ended < len(tokens) and not tokens[ended - 1].typed.endswith((".", ";", ":")):
        closer = people.abbreviated(typed, [one.plain for one in tokens[place + 1 : ended + 1]])
        if not closer.people and normal(tokens[ended].plain) not in LITTLE:
            break
        ended += 1
        fitting, last = (closer, ended) if closer.people else (fitting, last)
    if not fitting.people:
        return None
    one = len(fitting.people) == 1
    return Span(place, last, PeopleMeaning(fitting.ids if one else (), Whom.ONE, () if one else fitting.ids))


def _in_the_plan(tokens: Sequence[Token], people: PeopleWords, found: Sequence[Span]) -> list[Span]:
    """Whom the plan's document names and no account bears: printed owners, seats of boards."""
    taken = {place for span in found for place in span.places}
    free = [token.place not in taken for token in tokens]
    named = list[Span]()
    if any(free[token.place] and normal(token.plain) in ROLES for token in tokens):
        named += _seats(tokens, free, people)
    grams: dict[str, tuple[int, int]] = {}
    for place in range(len(tokens)):
        for last in range(place + 1, min(place + MOST_WORDS, len(tokens)) + 1):
            before = tokens[place - 1].plain if place else ""
            # One printed word may be any word: "All", "QA".
            if all(free[place:last]) and (last - place > 1 or before in ("by", "owner", "@")):
                grams[" ".join(token.stem for token in tokens[place:last])] = (place, last)
    for said, (words, person) in people.printed(grams).items():
        meaning = PeopleMeaning((person,), Whom.ONE) if person else PeopleMeaning((), Whom.NAMED_IN_PLAN, named=words)
        named.append(Span(*grams[said], meaning))
    return named


def _seats(tokens: Sequence[Token], free: Sequence[bool], people: PeopleWords) -> list[Span]:
    found = list[Span]()
    for place, token in enumerate(tokens):
        if not free[place] or normal(token.plain) in LITTLE:
            continue
        before = tokens[place - 1].plain if place else ""
        for last in range(min(place + MOST_WORDS, len(tokens)), place + 1, -1):
            said = tuple(one for one in (normal(word.plain) for word in tokens[place:last]) if one not in LITTLE)
            fitting = [name for words, name in people.named_in_plan.items() if words[: len(said)] == said]
            ended = normal(tokens[last - 1].plain) not in LITTLE
            if len(said) > 1 and ended and len(fitting) == 1 and all(free[place:last]) and before not in INDEFINITE:
                found.append(Span(place, last, PeopleMeaning((), Whom.NAMED_IN_PLAN, named=fitting[0])))
                break
    return found


def _pronouns(tokens: Sequence[Token], found: Sequence[Span]) -> list[Span]:
    """ "She" is whoever was named before it in the sentence, else whoever was spoken of."""
    spans = list[Span]()
    for token in tokens:
        # "She's" is she; "shes" stands among the words themselves.
        if token.plain.partition("'")[0] not in HIS:
            continue
        named = [
            span.meaning
            for span in found
            if span.last <= token.place and isinstance(span.meaning, PeopleMeaning) and span.meaning.how is Whom.ONE
        ]
        unknown = [span.meaning for span in found if isinstance(span.meaning, Nobody) and span.last <= token.place]
        meaning = [*unknown, *named][-1] if unknown or named else PeopleMeaning((), Whom.PRONOUN)
        spans.append(Span(token.place, token.place + 1, meaning))
    return spans
