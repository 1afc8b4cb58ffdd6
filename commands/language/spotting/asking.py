"""Words that ask, join, negate, arrange, or mean nothing by themselves."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.amounts import LAST, LISTED
from commands.language.spotting.meanings import Arranged, Ask, Dated, Filler, Grouped, Sign
from commands.language.spotting.phrases import Phrases
from store.dates.words import NUMBERS
from store.query.model import Group, Happening, Sort

_SIGNS: dict[str, object] = {
    "not|isnt|arent|wasnt|werent|hasnt|havent|hadnt|dont|doesnt|didnt|wont|aint|never|nor|neither|cannot": Sign.NOT,
    "except|excepting|excluding|exclude|excl|minus|bar|barring|ignoring|ignore|omit|omitting": Sign.EXCEPT,
    "without|w/out|w/o|unless": Sign.EXCEPT,
    "outside [of]": Sign.EXCEPT,
    "except|excluding for|what|those|anything|the|whatever [ones|that] [are]": Sign.EXCEPT,
    "not|isnt|arent [been] owned|led by": Sign.NOT,
    "not|isnt|arent [been] assigned|allocated|given to": Sign.NOT,
    "other|rather than": Sign.EXCEPT,
    "apart|aside from": Sign.EXCEPT,
    "leave|leaving|take|taking out": Sign.EXCEPT,
    "but|just not": Sign.EXCEPT,
    "everything|anything|all|everyone|everybody|any but": Sign.EXCEPT,
    "or": Sign.OR,
    "and|plus|&|as": Sign.AND,
    "but": Sign.BUT,
    "as well as": Sign.AND,
    "along with": Sign.AND,
}

_ASKS: dict[str, object] = {
    "how|hw many": Ask.COUNT,
    "number|count|total|tally [number] of": Ask.COUNT,
    "count|total": Ask.COUNT,
    "no|nr|num|nos of": Ask.COUNT,
    "better|worse|improved|improving|worsened [or] [better|worse] [off] than|since": Ask.CHANGES,
    "getting|got better|worse": Ask.CHANGES,
    "[gone|going|moving|moved] forward|forwards or backward|backwards": Ask.CHANGES,
    "any|the|some [good|bad] news": Ask.CHANGES,
    "different|differs from|to|than|since": Ask.CHANGES,
    "movement|movements|development|developments": Ask.CHANGES,
    "catch me|us up": Ask.CHANGES,
    "bring me|us up to date": Ask.CHANGES,
    "fill me|us in": Ask.CHANGES,
    "what did|have i|we miss|missed": Ask.CHANGES,
    "what ive|weve missed": Ask.CHANGES,
    "gone|went|turn|turned|turning|become|became|flip|flipped|tipped|shifted [from|in|into|to]": Ask.TURNED,
    "improved|improving|deteriorated|worsened": Ask.CHANGES,
    "what|which proportion|percentage|percent|share|fraction of": Ask.SHARE,
    "proportion|percentage|percent|share|fraction": Ask.SHARE,
    "how much of": Ask.SHARE,
    "who|whos|whose|whom|whoever": Ask.WHO,
    "[the|a] name [of] [the] person|owner|lead|one|officer|manager|individual [who|that] [is|s] [doing|leading|on|for"
    "|running|responsible|behind]": Ask.WHO,
    "which person|officer|manager|lead|individual": Ask.WHO,
    "who is|are|s": Ask.WHO_IS,
    "whos": Ask.WHO_IS,
    "why|whys": Ask.WHY,
    "how come": Ask.WHY,
    "excuse|excuses|explanation|rationale|justification [for|behind]": Ask.WHY,
    "what reason|made|makes": Ask.WHY,
    "reason|reasons [for|why]": Ask.WHY,
    "what|whats [is] stopping|preventing|blocking|delaying|stops|blocks|holding [up|back]": Ask.STOPS,
    "stopping|preventing|delaying|stops": Ask.STOPS,
    "hold|holdup [up|ups]": Ask.STOPS,
    "when|whens": Ask.WHEN,
    "how long": Ask.LONG,
    "how late|overdue|delayed|behind": Ask.LONG,
    "how far behind|over": Ask.LONG,
    "how many days|weeks|months [over|late|overdue|behind]": Ask.LONG,
    "status|rag|brag|position|standing|rating|ratings|🚦": Ask.STATUS,
    "traffic light|lights": Ask.STATUS,
    "state of play": Ask.STATUS,
    "where are|do we [up] [to|at|stand] [with|on]": Ask.STATUS,
    "where [have] we|weve|they|theyve got|gotten to [with|on]": Ask.STATUS,
    "[a] one|two|three|few|couple|1|2|3 [of] line|lines|sentence|sentences on|about|for": Ask.STATUS,
    "update|updates|news|latest on|about|for|with": Ask.STATUS,
    "position|progress|status|summary statement|update|report|paper|line [on|about|for]": Ask.STATUS,
    "progress on|with|in|against|for": Ask.STATUS,
    "state of the nation|union": Ask.STATUS,
    "lie of the land": Ask.STATUS,
    "big|bigger|overall|general|whole picture|view|position": Ask.STATUS,
    "whats|what [is|are] the story|score|deal|lowdown|gist|upshot|situation|position [with|on|for|about]": Ask.STATUS,
    "what do|should i|we [need|have|want] [to] know": Ask.STATUS,
    "what do|should i|we need|have [to] be aware [of]": Ask.STATUS,
    "brief|update me|us [on|about|re]": Ask.STATUS,
    "on|about|regarding lateness|timeliness|delays|progress|delivery": Ask.HOW,
    "health|temperature|pulse|sense check [on|of|for]": Ask.STATUS,
    "stocktake|healthcheck [on|of|for]": Ask.STATUS,
    "[in] a nutshell": Ask.STATUS,
    "at a glance": Ask.STATUS,
    "on a page": Ask.STATUS,
    "onepager|onepage [on|of|for|about]": Ask.STATUS,
    "[a|one|short|quick|brief] para|paras|paragraph|blurb|wording|steer [on|about|for|re]": Ask.STATUS,
    "[a|some] form|few|couple [of] words on|about|for": Ask.STATUS,
    "where|how do|does|is|are things|everything|matters|it [all] stand|stands|at": Ask.STATUS,
    "where|how things|everything|matters|we [all] stand|stands": Ask.STATUS,
    "how things are": Ask.STATUS,
    "[a] [quick|good|rough|better|real] sense|feel|idea|flavour of": Ask.STATUS,
    "where we|things are": Ask.STATUS,
    "how far [through|along|on] are|is|have we|it|things|they [got|come]": Ask.STATUS,
    "[made] [any|much|good|real|enough] progress|headway [been] [made] [on|in|with|against|for]": Ask.STATUS,
    "made|making [any|much|good|real|enough] progress|headway|inroads [on|in|with|against|for]": Ask.STATUS,
    "what [should|shall|do|can|could|would|might] i|we tell|say|report [to] [the|our|my|a] [chair|board|minister"
    "|director|inspector|inspectors|ofsted|members|cabinet|scrutiny|panel|dfe] about|on|regarding": Ask.STATUS,
    "storyline|narrative|messages|message on|about|for": Ask.STATUS,
    "sitrep|rundown|roundup": Ask.STATUS,
    "headline|key|summary figures|numbers|stats": Ask.STATUS,
    "overview|headlines|headline|summary|summarise|picture|snapshot": Ask.STATUS,
    "how is|are|s|was|has|does": Ask.HOW,
    "hows": Ask.HOW,
    "how r": Ask.HOW,
    "how confident|worried|concerned|sure [should|can|do|are] [i|we|you] [be|feel] about|on|in|with|of": Ask.HOW,
    "how confident|worried|concerned|bad|good are|is": Ask.HOW,
    "in|on good|bad|decent|great|poor|what|reasonable shape|nick|order|health": Ask.HOW,
    "in|what shape [is|are]": Ask.HOW,
    "healthy|unhealthy": Ask.HOW,
    "solid|robust|strong|weak|shaky|secure|wobbly|ropey|fragile|comfortable|vulnerable|strongest|weakest": Ask.HOW,
    "worry|worried|concern|concerned|concerns|nervous|anxious|confident|reassured|relaxed|alarmed|twitchy|edgy|jittery"
    " [about|by|at]": Ask.HOW,
    "good|ok|okay|fine|alright|well or bad|badly|not|poor|otherwise": Ask.HOW,
    "alright": Ask.HOW,
    "struggling|faltering|flagging|suffering|thriving|coping|floundering|wobbling|overloaded|overstretched|stretched"
    "|swamped|drowning": Ask.HOW,
    "bearing|holding|standing up": Ask.HOW,
    "snowed under": Ask.HOW,
    "[any|much|no] further on|forward|along|forwards [with|in]": Ask.HOW,
    "shaping up": Ask.HOW,
    "[keeping|staying|keep|stay] on top of things|it|everything|hers|his|theirs": Ask.HOW,
    "progressing|advancing|moving": Ask.HOW,
    "moving along|forward|forwards|on": Ask.HOW,
    "getting there|anywhere|somewhere": Ask.HOW,
    "keeping up": Ask.HOW,
    "how well|badly": Ask.HOW,
    "where is|s": Ask.HOW,
    "wheres": Ask.HOW,
    "compare|comparison|versus|vs|v|against|comparing|compared": Ask.COMPARE,
    "stack|stacks|stacked|measure|measures|shape|shapes|fare|fares up against|to|with|next [each] [other]": Ask.COMPARE,
    "side by side": Ask.COMPARE,
    "next to": Ask.COMPARE,
    "next to each other": Ask.COMPARE,
    "head to head": Ask.COMPARE,
    "alongside|contrast|contrasting": Ask.COMPARE,
    "in a better|worse place|state|shape|position|way than": Ask.COMPARE,
    "better|worse shape|state|nick|condition|order than": Ask.COMPARE,
    "league table|tables [of]": Ask.COMPARE,
    "pecking order": Ask.COMPARE,
    "difference between": Ask.COMPARE,
    "rank|ranked|ranking|league": Ask.COMPARE,
    "further|farther behind|ahead|along|back": Ask.RATHER,
    "ahead|stronger|weaker|healthier|shakier|best|healthiest": Ask.RATHER,
    "more|better|worse|fewer|less": Ask.RATHER,
    "whats|what|anything|anyone has|is|have been [been] changed|different": Ask.CHANGES,
    "change|changes|changed|changing|history": Ask.CHANGES,
    "whats|anything|what|everything [is] new|happened|happening": Ask.CHANGES,
    "new|fresh": Ask.CHANGES,
    "happened": Ask.CHANGES,
    "whats|what|anything|which [has|have] [been] moved|moving": Ask.MOVES,
    "slipping|slippage|slippages": Ask.SLIPPING,
    "drifting|drifted|sliding|slid|backsliding [back|backwards]": Ask.SLIPPING,
    "losing|lost ground": Ask.SLIPPING,
    "about|going|likely|set|bound|expected|starting to be|go|run|become|fall late|overdue|behind|delayed": Ask.SLIPPING,
    "about|going|likely|set|bound|expected|starting to slip|drift|slide": Ask.SLIPPING,
    "will|might|may|could be|go|run|become|fall late|overdue|behind|delayed": Ask.SLIPPING,
    "wont|not|cant|unlikely [going] [to] land|finish|be|come|complete|deliver|arrive [done|finished|complete|in]"
    " on|in time|schedule": Ask.SLIPPING,
    "at risk of being|running|going|becoming|falling late|overdue|behind|delayed": Ask.SLIPPING,
    "at risk of slipping|missing [its|their|the] [date|dates|deadline|deadlines]": Ask.SLIPPING,
    "miss|misses|missing its|their|the|a [due|promised] date|dates|deadline|deadlines|target|targets": Ask.SLIPPING,
    "going|gone|moving|heading backwards": Ask.SLIPPING,
    "going|likely|expected|set|bound|about to miss [its|their|the] [due|promised|target] [date|dates|deadline"
    "|deadlines|target|targets]": Ask.SLIPPING,
    "will|might|may|could miss [its|their|the] [due|promised|target] [date|dates|deadline|deadlines|target"
    "|targets]": Ask.SLIPPING,
    "wont|unlikely|not [going] [to] make|hit|meet [its|their|the] [due|promised|target] date|dates|deadline"
    "|deadlines|target|targets": Ask.SLIPPING,
    "whats|what [has|have|is|are] slipping|slipped": Ask.SLIPPING,
    "not|hasnt|havent|didnt [yet|even] answered|replied|responded|answer|reply|respond": Ask.SILENT,
    "ignored|ignoring|ignores me|us|nudges|reminders|messages": Ask.SILENT,
    "no reply|answer|response": Ask.SILENT,
    "nonresponder|nonresponders": Ask.SILENT,
    "mean|means|meaning|stand|stands [for]": Ask.MEANS,
    "stands for": Ask.MEANS,
    "list|show|lists": Ask.LIST,
    "about": Ask.ABOUT,
    "detail|details|info|information": Ask.ABOUT,
    "explain|describe|background|backstory [on|to|about|for]": Ask.ABOUT,
}

BY_DATE = Arranged(Sort.PROMISED, greatest_first=False, one=False)
_ARRANGED: dict[str, object] = {
    "worst|most urgent|serious|worrying": Arranged(None),
    "worst": Arranged(None),
    "[biggest|main|worst|real] headache|headaches|hotspot|hotspots|flashpoint|flashpoints|firefighting": Arranged(None),
    "[biggest|main|worst] problem|trouble|sore|pinch|pressure|hot areas|spots|points|area|spot|point": Arranged(None),
    "on fire": Arranged(None),
    "needs|need|needing|requires|wants [my|our|your|the|some] [most|more|urgent] attention|focus|focussing": Arranged(
        None
    ),
    "longest|oldest|most overdue|late": Arranged(Sort.OVERDUE),
    "longest|oldest": Arranged(None),
    "overdue|late|behind [for] [the] longest|most": Arranged(Sort.OVERDUE),
    "overdue|late|behind [for] [the] longest|most|oldest|worst first": Arranged(Sort.OVERDUE, one=False, late=True),
    "biggest|largest|greatest|furthest|most": Arranged(None),
    "longest|biggest|largest|greatest|worst slip|slips|slippage|delay|delays": Arranged(Sort.SLIP),
    "slipped|slipping [the] furthest|most|worst": Arranged(Sort.SLIP),
    "moved [the] most [often]": Arranged(Sort.MOVED),
    "latest|last|final [promised|due|end] date|deadline": Arranged(Sort.PROMISED),
    "very last|latest [promised|due|end] date|deadline": Arranged(Sort.PROMISED),
    "first|earliest|soonest|nearest [promised|due] date|deadline": Arranged(Sort.PROMISED, greatest_first=False),
    "soonest|earliest|nearest|first": Arranged(Sort.PROMISED, greatest_first=False),
    "next": Arranged(Sort.PROMISED, greatest_first=False),
    "most recently|recent": Arranged(Sort.HEARD),
    "sort|sorted|order|ordered|ranked by [the] [their] [due|promised|end] date|dates|deadline": BY_DATE,
    "by [due|promised|end] date|dates|deadline": BY_DATE,
    "in date|deadline order": BY_DATE,
    "in order of [due|promised] date|dates|deadline": BY_DATE,
    "latest|newest|furthest first": Arranged(Sort.PROMISED, one=False),
    "soonest|earliest|nearest|closest first": BY_DATE,
    "longest|oldest|worst first": Arranged(None, one=False),
    "longest|most overdue|late|outstanding first": Arranged(Sort.OVERDUE, one=False),
    "biggest|largest|greatest|worst|most slip|slips|slippage|delay|slipped|delayed first": Arranged(
        Sort.SLIP, one=False
    ),
    "in order of|by slippage|slip|delay": Arranged(Sort.SLIP, one=False),
    "in order of lateness": Arranged(Sort.OVERDUE, one=False),
    "by how late|overdue": Arranged(Sort.OVERDUE, one=False),
    "sort|sorted|order|ordered": Filler.WORD,
}

_GROUP = {
    Group.THEME: "theme|themes",
    Group.RECOMMENDATION: "recommendation|recommendations|rec|recs",
    Group.OWNER: "owner|owners|person|people|name",
    Group.COLOUR: "colour|colours|color|rag|brag|rating",
    Group.KIND: "kind|kinds|type|types",
    Group.MONTH: "month|months",
}
_DIVIDED = "[broken|break|split|divided|grouped|group|sorted|separated] [it|them] [down|up]"
_GROUPED: Mapping[str, object] = {
    f"{_DIVIDED} by|per [each|every|the] {words}": Grouped(group) for group, words in _GROUP.items()
} | {f"for|in|of each|every {words}": Grouped(group) for group, words in _GROUP.items()}

DUE = Dated(Happening.PROMISED)
_DATED: dict[str, object] = {
    "due|promised|deadline|deadlines": DUE,
    "land|lands|landing": DUE,
    "ends|ending|finishing": DUE,
    "new|newer|revised|recovery|forecast|expected|estimated|likely date|dates": Dated(Happening.EXPECTED),
    "due|promised date|dates": DUE,
    "fall|falls|falling|come|comes|coming due|up|around": DUE,
    "expected|forecast|forecasted|forecasts|predicted|anticipated|projected|estimated": Dated(Happening.EXPECTED),
    "expected|forecast to land|finish|complete|be [done|finished|complete|completed]": Dated(Happening.EXPECTED),
    "now expected": Dated(Happening.EXPECTED),
    "start|starts|starting|begin|begins|beginning|kick|kicks|kicking [off]": Dated(Happening.STARTS),
    "last heard|updated [of|from|about]": Dated(Happening.HEARD),
    "meant|supposed|scheduled|planned|timetabled to [be|have] finish|finished|done|complete|completed|land|landed"
    "|delivered|end|happen": DUE,
    "updated|heard|reported [of|from|about|on]": Dated(Happening.HEARD),
}

_WORDS = """
    a about actually ad all also altogether am an any anybody anyone anything are around asap at aw be been before
    being bit both brief briefly bring can cheers could currently did dear do does doing during each earlier else er
    erm ever every everybody everyone everything exactly far find fine folks for from get getting give given giving
    go going gone gonna good got gotta had happy has have having hello hey hi hiya how i id if ill im in into is its
    ive just keep kind kindly know let lets like line lines list look looking looks lot made make many may maybe me
    might mine moment more morning much must my need needs now of off oh ok okay on one ones only or our out over
    overall own owner owners owned please pls plus plz point possible possibly pull put quick quickly quite rather
    re read really right roughly same see seem seems send set shall should show simply single so some somebody
    someone something sort sorted still stuff such sure team tell ta than thank thanks the their then there theres
    thing things think though through to too took um up us very via wanna want wanted wants way we well weve what
    whatever whats when where whether which while will wise wish with within wonder wondering would yeah yep yes yet
    you your system actual item items task tasks piece pieces work job jobs programme plan plans afternoon evening
    day today question questions answer couple entire whole across under against belongs belonging relating related
    relates regarding concerning sit sits sitting sat top end bottom brings happening date dates name w w/ among amongst
    told telling asking asked ppl time until till presently anyway check checking number figure figures state sayso
    shows showing showed appear appears appearing comes come came happen happens mention mentioned truly ours along
    themselves thats coming u r sorry either bits plate bit basically
    honestly frankly genuinely seriously tbh cld wld shld plse
"""

_CLAUSES: dict[str, object] = {
    "could|can|would|will you [please|just|also] tell|show|give|list|send|get|let|find [me|us] [know]": Filler.WORD,
    "give|show|tell|send|get|find me|us": Filler.WORD,
    "let me|us know|see": Filler.WORD,
    "i|we need|want|would|wanted [like] [to] [know|see|have|get]": Filler.WORD,
    "do you know|have": Filler.WORD,
    "do we know|have": Filler.WORD,
    "at the moment|mo": Filler.WORD,
    "atm": Filler.WORD,
    "pull|put|get together": Filler.WORD,
    "me|us|here again": Filler.WORD,
    "remind me|us [again] [of]": Filler.WORD,
    "or not": Filler.WORD,
    "before|by|at noon|midday|lunch|lunchtime|teatime|cop": Filler.WORD,
    "by close|end of play|business": Filler.WORD,
    f"at {'|'.join(map(str, range(1, 13)))}": Filler.WORD,
    f"at|by {'|'.join(f'{hour}am|{hour}pm' for hour in range(1, 13))}": Filler.WORD,
    "1:1|121|1to1|meeting|catchup|supervision with": Filler.WORD,
    "been|was|were|im|ive|i|just|back away|off [for]": Filler.WORD,
    "back from leave|holiday": Filler.WORD,
    "two|three|couple [of] things|questions|bits": Filler.WORD,
    "right now": Filler.WORD,
    "at least one|1": Filler.WORD,
    "at all": Filler.WORD,
    "in that time": Filler.WORD,
    "off than": Filler.WORD,
    "than": Filler.WORD,
    "as things stand": Filler.WORD,
    "in a couple of lines|sentences|words": Filler.WORD,
    "in|with a few|couple|one lines|sentences|words|sentence|line": Filler.WORD,
    "in [the] [whole] [improvement] plan": Filler.WORD,
    "[the|our|your] improvement plan|programme|journey|work": Filler.WORD,
    "for [the|our|my] [next|this] board|cabinet|committee|minister [meeting] [please]": Filler.WORD,
    "it all": Filler.WORD,
    "when its at home": Filler.WORD,
    "across|of [the] [whole] plan": Filler.WORD,
    "in total": Filler.WORD,
    "in general": Filler.WORD,
    "by the way": Filler.WORD,
    "good morning|afternoon|evening": Filler.WORD,
    "thank you": Filler.WORD,
    "many thanks": Filler.WORD,
    "is|are there": Filler.WORD,
    "it": Filler.PRONOUN,
    "this|that one": Filler.PRONOUN,
    "is|of|about|on|with that|this": Filler.PRONOUN,
    "those|these|them|they|theyre": Filler.PRONOUN,
    "those|these that|which|who|where|with|due|in|for|ones": Filler.WORD,
    "they call|called|say|said|mark|marked|have|had|are|were": Filler.WORD,
    "is|are|was it|there": Filler.WORD,
    "that|this": Filler.WORD,
    "by its|their owner|owners": Filler.WORD,
    "and by whom": Filler.WORD,
    "with|and [the] [owner|owners] names": Filler.WORD,
    "to be a|another pain|nuisance|bother": Filler.WORD,
    "on the hook [for] [it|them|each|that|those]": Filler.OWNING,
    "in|for ages|yonks|donkeys": Filler.WORD,
    "in|for a [long|good] while|time": Filler.WORD,
    "the last|first|second|third|other one": Filler.PRONOUN,
    "say|says|said|saying|call|calls|called|calling|mark|marks|marked|report|reports|reported|reporting|rate|rates|rated"
    "|reckon|reckons|reckoned|think|thinks|believe|believes|describe|described|flag|flagged|declare|declared"
    "|claim|claims|selfreported|according": Filler.SAYING,
    "own|owns|owned|lead|leads|leading|responsible|accountable [on|for|by|to]": Filler.OWNING,
    "in charge [of]": Filler.OWNING,
    "look|looks|looking after": Filler.OWNING,
    "go|talk|speak|turn to [about]": Filler.OWNING,
    "contact|holds|holding|hold": Filler.OWNING,
    "do|should|can|would|could|must i|we chase|ring|email|message|nag|pester|contact|see|approach|ask|phone|call|tackle"
    " [about|on|re|regarding]": Filler.OWNING,
    "in the name of": Filler.OWNING,
    "was|were": Filler.WAS,
}

LATE = frozenset(["late", "overdue", "behind"])
SIGNS = Phrases(_SIGNS)
ASKS = Phrases(_ASKS)
ARRANGED = Phrases(_ARRANGED)
GROUPED = Phrases(_GROUPED)
DATED = Phrases(_DATED)
FILLERS = Phrases({**_CLAUSES, "|".join(_WORDS.split()): Filler.WORD})


def spot_signs(tokens: Sequence[Token]) -> list[Span]:
    return SIGNS.spot(tokens)


def spot_asks(tokens: Sequence[Token]) -> list[Span]:
    return [*ASKS.spot(tokens), *_how_late(tokens)]


def _how_late(tokens: Sequence[Token]) -> list[Span]:
    """ "How late is it": for how long, and what is late keeps its meaning."""
    late = [one for one, after in pairwise(tokens) if one.plain == "how" and after.plain in LATE]
    return [Span(one.place, one.place + 1, Ask.LONG) for one in late]


def spot_arrangements(tokens: Sequence[Token]) -> list[Span]:
    return [*ARRANGED.spot(tokens), *_last_of_several(tokens), *GROUPED.spot(tokens), *DATED.spot(tokens)]


def _last_of_several(tokens: Sequence[Token]) -> list[Span]:
    """ "The last 3 milestones": those that come last."""
    return [
        Span(one.place, one.place + 1, Arranged(Sort.PROMISED, one=False))
        for one, after, listed in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if one.plain in LAST and listed.plain in LISTED and (after.plain.isdecimal() or after.plain in NUMBERS)
    ]


def spot_fillers(tokens: Sequence[Token]) -> list[Span]:
    return FILLERS.spot(tokens)
