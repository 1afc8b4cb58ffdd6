"""How an item stands, in the many words that the field has for it."""

from collections.abc import Mapping, Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.idioms import IDIOMS
from commands.language.spotting.lacks import DOES_NOT_HAVE, HAS_NOT, LACKS
from commands.language.spotting.meanings import Either, Filler, Lateness, MovedDate, Noun, Slipped, Starred
from commands.language.spotting.phrases import Phrases, word_of
from store.query.model import Coloured, Is, Lacking, Lacks, Of, OfKind, SaidToBe, State
from store.rules.terms import Brag, Kind, Progress

DENIALS = frozenset(["didnt", "hasnt", "havent", "wasnt", "werent", "isnt", "arent"])
JOINED = frozenset(["but", "and"])
DENIED = JOINED | {"that", "which", "they", "it"}
"""Words before a denial that leaves out what it denies: "supposed to be done in June that isn't"."""
AS_YET = frozenset(["yet", "now", "been"])


def _state(one: State) -> Is:
    return Is(states=(one,))


_SAY = "said|say|says|saying|claim|claims|claimed|flagged|told|reckon|think"
_DONE = "done|finished|completed|complete|closed|delivered|landed|finish|happened"
_HEARD = "updated|heard|touched|reported|mentioned"
_OF = "[of|about|from|on|by] [the|its|their|any] [owner|owners|anyone|anybody]"
_STUCK = "stuck|blocked|held|stalled|jammed"
_OTHERS = "someone|somebody|others|partners|people|another|other [else|team|teams|service|services|agency|agencies]"
_UNCHECKED = "nobody|noone|nobodys|noones|not|never|isnt|arent|hasnt|havent|wasnt|werent|unless"
DONE = frozenset(_DONE.split("|"))
NEVER = _state(State.NEVER_UPDATED)

_STATES: dict[str, object] = {
    "overdue|overdues|late|behind|lapsed|slow|tardy": _state(State.OVERDUE),
    "gone|went|blown|blew|sailed|run past|through|over|beyond [its|their|the] date|dates|deadline|deadlines": _state(
        State.OVERDUE
    ),
    "out of time": _state(State.OVERDUE),
    "in arrears": _state(State.OVERDUE),
    "supposed|meant to be|have [been] done|finished|complete|completed by now": _state(State.OVERDUE),
    "supposed|meant to [already] be|have [already] [been] done|finished|complete|completed already": _state(
        State.OVERDUE
    ),
    "running|run|ran|gone|going|fallen|falling|slipping late|behind|over": _state(State.OVERDUE),
    "behind|past|over schedule|deadline|time": _state(State.OVERDUE),
    "past [its|their|the|his|her] [due] date|dates|deadline|deadlines": _state(State.OVERDUE),
    "slipped|drifted|slid|sailed past|beyond [its|their|the] [due|promised] date|dates|deadline|deadlines": _state(
        State.OVERDUE
    ),
    "past due": _state(State.OVERDUE),
    "[due|promised|end] date|dates|deadline|deadlines [has|have|is|are|was|already] [been] [and] gone|passed|past"
    "|lapsed|expired|missed [by]": _state(State.OVERDUE),
    "missed [its|their|the|a] [due|promised] [date|dates|deadline|deadlines]": _state(State.OVERDUE),
    f"should|ought [to] [already] have|of [already] [been] {_DONE} [already]": _state(State.OVERDUE),
    f"should|ought [to] have|of [been] {_DONE} by now": _state(State.OVERDUE),
    f"shouldve|oughtve [already] [been] {_DONE} [already] [by] [now]": _state(State.OVERDUE),
    "should be done|finished|complete|completed by now": _state(State.OVERDUE),
    "no actions": OfKind(kinds=(Kind.ACTION,), negated=True),
    "no timeline [entries|items]": OfKind(kinds=(Kind.TIMELINE,), negated=True),
    "outstanding": Either((State.OPEN, State.OVERDUE)),
    "open|ongoing|unfinished|incomplete|undone|unresolved|pending": _state(State.OPEN),
    "in progress|flight|hand": _state(State.OPEN),
    "still|left|yet|need|needs|remaining to do": _state(State.OPEN),
    f"still|yet|left|remaining|outstanding|needing to be {_DONE}": _state(State.OPEN),
    "need|needs|needing doing|finishing|completing|closing|sorting|delivering": _state(State.OPEN),
    "remaining|remain|remains": _state(State.OPEN),
    "leftover|leftovers|holdover|holdovers|straggler|stragglers": _state(State.OPEN),
    "carried|carrying|rolled over|forward": _state(State.OPEN),
    "hanging over|around": _state(State.OPEN),
    "needs|need|needing|wants [my|an|your|their] update|updating": Either((State.NEVER_UPDATED, State.OPEN)),
    "backlog|backlogs": Either((State.OPEN, State.OVERDUE)),
    "not|isnt|arent|wasnt yet|even due": Is(states=(State.OVERDUE,), negated=True),
    "not|isnt|arent|wasnt [even] due yet": Is(states=(State.OVERDUE,), negated=True),
    "yet to do|finish|complete|land|deliver|close|happen": _state(State.OPEN),
    "still|yet|left [got|have|has|left] to come|go|land|deliver|finish|complete|close|achieve|do": _state(State.OPEN),
    "got|have|has to deliver|finish|complete|close|achieve|do": _state(State.OPEN),
    "still open|live|going|running|active": _state(State.OPEN),
    "[still] on the go": _state(State.OPEN),
    "left undone|unfinished|incomplete": _state(State.OPEN),
    "is|are|still|whats|have|has left": _state(State.OPEN),
    "left over|open|outstanding": _state(State.OPEN),
    "complete|completed|done|finished|finish|closed|delivered|achieved|accomplished|implemented": _state(
        State.COMPLETE
    ),
    "ticked|signed off": _state(State.COMPLETE),
    "we|they|i|you close|deliver|land|achieve|conclude|implement [off|out|down]": _state(State.COMPLETE),
    "wrapped|tied|sewn up": _state(State.COMPLETE),
    "closed|boxed|crossed|checked|polished|finished off|out|down": _state(State.COMPLETE),
    "completions|closures": _state(State.COMPLETE),
    "[got|put] to bed": _state(State.COMPLETE),
    "in the bag": _state(State.COMPLETE),
    "[got|gone|made] [it] over|across the line": _state(State.COMPLETE),
    "home and dry": _state(State.COMPLETE),
    "done and dusted": _state(State.COMPLETE),
    "did|have|has|had we|they|anyone|people|owners [actually|really] [managed] [to] deliver|delivered|achieve|achieved"
    "|accomplish|accomplished|ship|shipped": _state(State.COMPLETE),
    "concluded|fulfilled|discharged": _state(State.COMPLETE),
    "all done": _state(State.COMPLETE),
    "blocked|stuck|stalled|blocker|blockers|obstacle|obstacles|stymied|gridlocked|jammed": _state(State.BLOCKED),
    "held|hold|holding up|back": _state(State.BLOCKED),
    "in the way": _state(State.BLOCKED),
    f"[{_STUCK}] waiting|awaiting|waits on|for {_OTHERS}": _state(State.BLOCKED),
    f"{_STUCK} on|by|with|behind|because [of] [other] {_OTHERS}": _state(State.BLOCKED),
    f"dependent|depending|reliant|relying|hinging on {_OTHERS}": _state(State.BLOCKED),
    "bottleneck|bottlenecks|logjam|logjams|blockage|blockages|impasse|deadlock|deadlocked": _state(State.BLOCKED),
    "bogged down": _state(State.BLOCKED),
    "at a standstill": _state(State.BLOCKED),
    "snoozed|parked|paused|deferred|mothballed": _state(State.SNOOZED),
    "on hold|ice": _state(State.SNOOZED),
    "claimed|unverified": _state(State.CLAIMED),
    "waiting|awaiting|waits [for|to] [be] verified|verification|verify": _state(State.CLAIMED),
    "waiting|awaiting|waits|pending [for|to] [be] signoff|signed|sign [off]": _state(State.CLAIMED),
    "to be verified|checked": _state(State.CLAIMED),
    "claimed [as|to] [be] done|complete|completed|finished": _state(State.CLAIMED),
    "done|complete|completed|finished [but|and|yet|though] unverified|unchecked|unconfirmed": _state(State.CLAIMED),
    f"{_UNCHECKED} [has|have] [been] [yet] verified|checked|confirmed|validated [it|them|that]": _state(State.CLAIMED),
    f"[said|say|says|claimed] [as|to] [be] done|complete|completed|finished [but|and|yet|though] {_UNCHECKED}"
    " [has|have] [been] [yet] verified|checked|confirmed|validated|signed [off] [it|them|that]": _state(State.CLAIMED),
    "not|isnt|arent [yet|been] verified": _state(State.CLAIMED),
    "said|say|says complete|done|finished but not verified": _state(State.CLAIMED),
    "no longer needed|required|wanted": _state(State.DROPPED),
    "not needed|required|wanted any more|longer": _state(State.DROPPED),
    "dropped|descoped|scrapped|cancelled|abandoned": _state(State.DROPPED),
    "disowned|disputed": _state(State.DISOWNED),
    "not theirs": _state(State.DISOWNED),
    "not mine|theirs claims|claim|flags|answers|answer|responses": _state(State.DISOWNED),
    f"[owners|people|somebody|someone|anyone|they] [has|have] {_SAY} [to] [be] [that] [its|theyre|it|they] [is|are]"
    " not|isnt|arent|wasnt theirs|hers|mine": _state(State.DISOWNED),
    "dont|doesnt|didnt|no need|want any more|longer|anymore": _state(State.DROPPED),
    f"never [been] {_HEARD} {_OF}": NEVER,
    f"not|hasnt|havent|isnt|arent|wasnt|werent [yet] [been|had|got|have] [any] {_HEARD} {_OF}": NEVER,
    f"no|without|lacking|lack|lacks|zero [an|a|any] update|updates|news|word|report|reports {_OF}": NEVER,
    f"not|never|hasnt|havent|isnt|arent|doesnt|dont [ever|yet] [had|have|has|got|been] a|an|one|any|single"
    f" word|update|updates|report {_OF}": NEVER,
    f"not a single word|update {_OF}": NEVER,
    f"not|never|hasnt|havent [ever|yet] said|breathed|uttered a [single] word|thing|peep|dicky|dickybird {_OF}": NEVER,
    "not|hasnt|havent|didnt|doesnt [ever|yet] [been] said|say|given|sent|provided|told [us|me]"
    " anything|owt|word": NEVER,
    f"{HAS_NOT} [a|an|any] status|rag|rating [against|on] [it|them]": NEVER,
    f"{DOES_NOT_HAVE} [a|an|any] status|rag|rating [against|on] [it|them]": NEVER,
    f"nothing|nowt|nobody heard|said|reported {_OF}": NEVER,
    f"heard nothing {_OF}": NEVER,
    f"nobody|nobodys|noone|noones [has|have|ever|even] said|reported|updated|touched [anything] {_OF}": NEVER,
    f"no [one] [has|have] said|reported|updated [anything] {_OF}": NEVER,
    "silence|silent|quiet|radio [silence]": NEVER,
    "gone quiet|silent|dark|cold": NEVER,
    f"not a peep|murmur|whisper|sausage|squeak {_OF}": NEVER,
    f"no|without [a|any] comment|comments|commentary|narrative|movement {_OF}": NEVER,
}

_FINISHED = (
    "finish|finished|complete|completed|done|delivered|closed|close|completes|landed|landing|land|lands|delivering"
    "|finishing|deliver|completing|completion|delivery"
)
_LATENESS: dict[str, object] = {
    f"{_FINISHED} [but|too] late": Lateness(on_time=False),
    f"{_FINISHED} [but] after [its|their|the] [due|promised|agreed] date|dates|deadline|deadlines"
    " [promised|agreed|due|set]": Lateness(on_time=False),
    f"late {_FINISHED}": Lateness(on_time=False),
    f"late when {_FINISHED}": Lateness(on_time=False),
    "late completions|completion|finishes": Lateness(on_time=False),
    f"{_FINISHED} ontime|promptly": Lateness(on_time=True),
    f"{_FINISHED} early|prematurely": Lateness(on_time=True, early=True),
    f"{_FINISHED} ahead of [its|their|the|our] [due|promised|agreed] time|schedule|plan|deadline|deadlines|date"
    "|dates": Lateness(on_time=True, early=True),
    "[what|whats|which|anything|everything] [has|have] came|come|brought in [but|too] late": Lateness(on_time=False),
    "came|come|brought|got in [well] early|ahead [of] [its|their|the|our] [due|promised] [time|schedule|plan|deadline"
    "|deadlines|date|dates]": Lateness(on_time=True, early=True),
    "came|come|brought|got in [well] before|under [its|their|the|our] [due|promised|agreed] date|dates|deadline"
    "|deadlines": Lateness(on_time=True, early=True),
    "came|come|brought|got in on|by [its|their|the|our] [due|promised|agreed] time|date|dates|deadline|deadlines": (
        Lateness(on_time=True)
    ),
    f"{_FINISHED} before it|they was|were|is|are due|promised": Lateness(on_time=True, early=True),
    f"early {_FINISHED}": Lateness(on_time=True, early=True),
    f"{_FINISHED} in advance [of] [time|schedule|plan|date|deadline]": Lateness(on_time=True, early=True),
    f"{_FINISHED} [bang|right] on time|schedule": Lateness(on_time=True),
    f"{_FINISHED} by|before [its|their|the] [due|promised] date|dates|deadline|deadlines": Lateness(on_time=True),
    "met [its|their|the] [due|promised] date|dates|deadline|deadlines": Lateness(on_time=True),
    "hitting|meeting|made|making [its|their|the] [due|promised] date|dates|deadline|deadlines": Lateness(on_time=True),
    "hit [its|their|the] [due|promised] date|dates|deadline|deadlines": Lateness(on_time=True),
}

_PROGRESS: dict[str, object] = {
    "on track|target|course|schedule|plan": Starred(Progress.ON_TRACK),
    "going|running|go|run to|according plan|time|schedule": Starred(Progress.ON_TRACK),
    "going|running according to plan|schedule": Starred(Progress.ON_TRACK),
    "ontrack": Starred(Progress.ON_TRACK),
    "at risk": Starred(Progress.AT_RISK),
    "atrisk": Starred(Progress.AT_RISK),
    "in jeopardy|danger|peril": Starred(Progress.AT_RISK),
    "under threat": Starred(Progress.AT_RISK),
    "delayed": Starred(Progress.DELAYED),
    f"[still] {_SAY} [that] [theyre|its|alls|they|it|all|everythings] [are|is] [well|going]"
    " fine|ok|okay|good|alright|well": SaidToBe(progress=(Progress.ON_TRACK,)),
    "not|hasnt|havent|isnt|arent [yet] [been] started|begun|commenced": Starred(Progress.NOT_STARTED),
    "yet to start|begin|commence": Starred(Progress.NOT_STARTED),
    "never started|begun": Starred(Progress.NOT_STARTED),
    "unstarted": Starred(Progress.NOT_STARTED),
}

_COLOURS: Mapping[str, object] = (
    {f"non{colour}|non{colour}s": Coloured(colours=(colour,), negated=True) for colour in Brag}
    | {
        f"[going|in|still|currently|showing|rated] {colour}|{colour}s|{colour}rated [rated|ones]": Coloured(
            colours=(colour,)
        )
        for colour in Brag
    }
    | {
        "amber|ambers or worse|below|lower": Coloured(colours=(Brag.RED, Brag.AMBER)),
        "green|greens or better|above": Coloured(colours=(Brag.GREEN, Brag.BLUE)),
        "red or worse": Coloured(colours=(Brag.RED,)),
        "yellow|yellows|orange|oranges": Coloured(colours=(Brag.AMBER,)),
        "gray|grays": Coloured(colours=(Brag.GREY,)),
        "🔴": Coloured(colours=(Brag.RED,)),
        "🟠|🟡": Coloured(colours=(Brag.AMBER,)),
        "🟢": Coloured(colours=(Brag.GREEN,)),
        "🔵": Coloured(colours=(Brag.BLUE,)),
        "⚪|⚫": Coloured(colours=(Brag.GREY,)),
    }
)

_MOVES: dict[str, object] = {
    "slip|slips|slipped|slippage|slippages": Slipped(),
    "expected|forecast|forecasted|now [date|dates] [is|are|was|were] [now] [to]"
    " [land|finish|complete|be|done|finished|completed|come] [in]"
    " later|after|past|beyond [than] [its|their|the|his|her] [original] due|promised|agreed|original"
    " [date|dates|deadline|deadlines]": Slipped(),
    "forecast|forecasted|predicted|expected|projected late|later": Slipped(),
    "forecast|forecasted|predicted|expected|projected to slip": Slipped(),
    "forecast|forecasted|predicted|expected|projected to be|run|finish late": Slipped(),
    "later|after|beyond|past than|the|its|their [the|its|their|was|we] promised|original|planned|agreed [date|dates]": (
        Slipped()
    ),
    "after|beyond|past the|its|their due date|dates": Slipped(),
    "earlier|before|sooner than [the|its|their] [original] due|promised|planned|agreed [date|dates]": Filler.EARLY,
    "[forecast|forecasted|forecasts|expected|predicted] [date|dates] [is|are|now|comes] [now] later|after|beyond|past"
    " [than] [the|what] date|dates|day|we|it|they [that] [we|it|they] [were|was|had|have] [been]"
    " promised|agreed|planned [date|dates]": Slipped(),
    "moved|rebaselined|postponed|rescheduled|redated|reprofiled|retimed|extended|shunted": MovedDate(),
    "pushed|put|knocked|bumped|shoved|shifted back|out|off": MovedDate(),
    "kicked down the road": MovedDate(),
    "kicked into the long grass": MovedDate(),
    "[due|promised] date|dates|deadline|deadlines [that] [we|they|i|have|has|were|was|did|weve|theyve|ive]"
    " [have|has|we|they|i|people|anyone|anybody] [been] changed|moved|altered|shifted|revised|amended|change|move"
    "|alter": MovedDate(),
    "changed|moved|altered [the|any|our|their|some|which] [due|promised] date|dates|deadline|deadlines": MovedDate(),
}

_NOUNS: dict[str, object] = {
    "action|actions": Noun(Of.ITEMS, Kind.ACTION),
    "milestone|milestones|milstone|milstones": Noun(Of.ITEMS, Kind.MILESTONE),
    "timeline [entry|entries|item|items]": Noun(Of.ITEMS, Kind.TIMELINE),
    "entry|entries": Noun(Of.ITEMS, Kind.TIMELINE),
    "[ofsteds|ofsted|inspection|inspectors] recommendation|recommendations|rec|recs": Noun(Of.RECOMMENDATIONS),
    "theme|themes": Noun(Of.THEMES),
    "all [the] themes": Noun(Of.THEMES),
    "[all] [of] [the|our] two|three|four|five|six|seven|4|5|6 themes": Noun(Of.THEMES),
    "[all] [of] [the|our] twelve|12|ten|eleven|fourteen|15 recommendations|recs": Noun(Of.RECOMMENDATIONS),
    "owners|people|persons|leads": Noun(Of.PEOPLE),
    "any|which|what|every owner|person|lead with|who|that|has|having": Noun(Of.PEOPLE),
    "[key|main] risk|risks [register|log]": Noun(Of.RISKS),
    "standard|standards": Noun(Of.STANDARDS),
    "board|boards|bodies": Noun(Of.BOARDS),
}
_SINGULAR = ("action", "milestone", "recommendation", "rec", "theme", "risk", "standard", "board")

STATES = Phrases({**_STATES, **IDIOMS, **LACKS, **_LATENESS, **_PROGRESS, **_COLOURS, **_MOVES})
NOUNS = Phrases(_NOUNS)


def spot_states(tokens: Sequence[Token]) -> list[Span]:
    """Conditions, or the meanings of `spotting.meanings` that become one beside other words."""
    found = [span for span in STATES.spot(tokens) if not _denies_all(tokens, span)]
    return [*found, *_denied_at_the_end(tokens)]


def _denies_all(tokens: Sequence[Token], span: Span) -> bool:
    """ "No milestones due in August, right?": there are none, and nothing is without any."""
    first = next((one.place for one in tokens if word_of(one) not in ("so", "and", "ok", "right", "")), 0)
    lacks = span.meaning == Lacks(lacking=(Lacking.MILESTONES,)) and word_of(tokens[span.first]) in ("no", "zero")
    return lacks and span.first == first and span.last < len(tokens)


def _ends_bare(tokens: Sequence[Token], place: int) -> int:
    """How many words "should have been" has where nothing follows that says what."""
    said = [word_of(token) for token in tokens[place:]]
    bare = ["should", "have", "been"], ["should", "have"], ["should", "of", "been"], ["shouldve", "been"]
    return len(said) if said in bare else 0


def _denied_at_the_end(tokens: Sequence[Token]) -> list[Span]:
    """ "should have finished in June but didn't": what was said is not so, and it is open."""
    found = [
        Span(token.place, token.place + many, _state(State.OVERDUE))
        for token in tokens
        if word_of(token) in ("should", "shouldve") and (many := _ends_bare(tokens, token.place))
    ]
    for token in tokens[1:]:
        ended = token.place + 1
        while ended < len(tokens) and not tokens[ended - 1].ends_clause and word_of(tokens[ended]) in AS_YET:
            ended += 1
        ends = ended == len(tokens) or tokens[ended - 1].ends_clause
        before = tokens[token.place - 1]
        done = before.plain in JOINED or any(word_of(one) in DONE for one in tokens[: token.place])
        if ends and word_of(token) in DENIALS and before.plain in DENIED and done and not before.ends_clause:
            found.append(Span(before.place, ended, _state(State.OPEN)))
    return found


def spot_nouns(tokens: Sequence[Token]) -> list[Span]:
    """What is asked for: actions, milestones, recommendations, themes, people."""
    found = []
    for span in NOUNS.spot(tokens):
        noun = span.meaning
        assert isinstance(noun, Noun)
        one = tokens[span.first].plain in _SINGULAR
        found.append(Span(span.first, span.last, Noun(noun.of, noun.kind, one)))
    return found
