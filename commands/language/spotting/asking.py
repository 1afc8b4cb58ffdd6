"""Words that ask, join or negate."""

from collections.abc import Sequence
from itertools import pairwise

from commands.language.spans import Span, Token
from commands.language.spotting.idioms import TROUBLED
from commands.language.spotting.meanings import Ask, Sign
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.spotting.standing_words import EVERYONE, FARING, FRAMES, HOW_DID, asks_nothing
from store.rules.references import as_reference
from store.rules.terms import Brag, Progress

_SIGNS: dict[str, object] = {
    "not|isnt|arent|wasnt|werent|hasnt|havent|hadnt|dont|doesnt|didnt|wont|aint|never|nor|neither|cannot": Sign.NOT,
    "except|excepting|excluding|exclude|excl|minus|bar|barring|ignoring|ignore|omit|omitting": Sign.EXCEPT,
    "without|w/out|w/o|unless": Sign.EXCEPT,
    "outside [of]": Sign.EXCEPT,
    "nothing|nowt to do with": Sign.EXCEPT,
    "except|excluding for|what|those|anything|the|whatever [ones|that] [are]": Sign.EXCEPT,
    "not|isnt|arent [been] owned|led by": Sign.NOT,
    "not|isnt|arent [been] assigned|allocated|given to": Sign.NOT,
    "other|rather than": Sign.EXCEPT,
    "apart|aside from": Sign.EXCEPT,
    "leave|leaving|take|taking out": Sign.EXCEPT,
    "but|just not": Sign.EXCEPT,
    "are|is|being none|neither of": Sign.NOT,
    "everything|anything|all|everyone|everybody|any but": Sign.EXCEPT,
    "or": Sign.OR,
    "and|plus|&|as": Sign.AND,
    "but": Sign.BUT,
    "as well as": Sign.AND,
    "along with": Sign.AND,
}

_WORD = "update|updates|answer|answers|reply|replies|response|responses"
"""What somebody who was asked gives."""
_OWNERS = "owner|owners|ownership|lead|leads|hands"
_GIVEN = (
    "[did|have|has|had|do|were|was] [we|i|you|they|people|owners] [been] [had|got|get|gotten|have|receive|received|come"
    "|came|gave|given|sent|made|submitted|posted|logged]"
)
"""How it came: "the updates that we got", "how many updates have come in"."""

_MESSAGE = "nudge|nudges|reminder|reminders|message|messages|chaser|chasers|question|questions|email|emails"
"""What asks them."""

_ASKS: dict[str, object] = {
    "how|hw many": Ask.COUNT,
    "number|count|total|tally [number] of": Ask.COUNT,
    "count|total": Ask.COUNT,
    "[a|the] headcount|tally|count [up] of": Ask.COUNT,
    "tot|add|count|tally up": Ask.COUNT,
    "tally|totals": Ask.COUNT,
    "count [up] how many": Ask.COUNT,
    "[the] heaviest|biggest|largest|lightest load|workload [of]": Ask.RATHER,
    "how many|often times": Ask.TIMES,
    "how often": Ask.TIMES,
    "no|nr|num|nos of": Ask.COUNT,
    "better|worse|improved|improving|worsened [or] [better|worse] [off] than|since": Ask.CHANGES,
    "getting|got better|worse": Ask.CHANGES,
    "moved on|along|forward|forwards": Ask.HOW,
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
    "come|came|coming|gone|went|going|moved|got|taken|dropped|fallen off|out [of] [the]": Ask.LEFT,
    "no longer [at|in|on|showing|rated]": Ask.LEFT,
    "stopped|ceased being": Ask.LEFT,
    "newly|freshly [gone|turned|become|went]": Ask.TURNED,
    "improved|improving|deteriorated|worsened|improve|improves|worsen|deteriorate|deteriorating|worsening": Ask.CHANGES,
    "catching|caught|catch up": Ask.CHANGES,
    "closing|narrowing|closed the gap": Ask.CHANGES,
    "making|gaining|made|gained up ground": Ask.CHANGES,
    "direction of travel [on|for|in|with]": Ask.CHANGES,
    "[what|whats|anything] [heading|going|moving|headed|moved|gone|went] in the right|wrong direction|way": Ask.CHANGES,
    "heading|going|moving the right|wrong way|direction": Ask.CHANGES,
    "[what|whats] [is] [the] [overall] trend|trends|trajectory [on|for|in|with]": Ask.CHANGES,
    "[getting|got|becoming] [any] better|worse or worse|better": Ask.CHANGES,
    "[anything|whats|what|whatever] [is|has|been|thats] different": Ask.CHANGES,
    "what|which proportion|percentage|percent|share|fraction of": Ask.SHARE,
    "proportion|percentage|percent|share|fraction": Ask.SHARE,
    "how much of": Ask.SHARE,
    "[whats|what] [is] [the|a] %|%age|pct|pc [of]": Ask.SHARE,
    "out of how many|much": Ask.SHARE,
    "against|versus|vs|as [the|a] total [number] [of]": Ask.SHARE,
    "[shown|expressed] as a|an|the %|percentage|percent|proportion|share|fraction [of]": Ask.SHARE,
    "how much is|are|has|have [been]": Ask.SHARE,
    "who|whos|whose|whom|whoever|whove|whod": Ask.WHO,
    "[the|a] name [of] [the] person|owner|lead|one|officer|manager|individual [who|that] [is|s] [doing|leading|on|for"
    "|running|responsible|behind]": Ask.WHO,
    "which person|officer|manager|lead|individual": Ask.WHO,
    "who is|are|s": Ask.WHO_IS,
    "whos": Ask.WHO_IS,
    "[what|whats] [is] [the|his|her] name of": Ask.WHO_IS,
    "job title|role|grade": Ask.WHO_IS,
    "why|whys": Ask.WHY,
    "how come": Ask.WHY,
    "excuse|excuses|explanation|rationale|justification [for|behind]": Ask.WHY,
    "what reason|made|makes": Ask.WHY,
    "whats|what [is|are|lies|was] [the] [reason|reasons|cause|story] behind the|this|that|these|those|all|our|its"
    "|so": Ask.WHY,
    "whats|what [has|is|have|had] [been] causing|driving|caused|drives|causes|drove": Ask.WHY,
    "whats|what|anything|something [has|is|have] [been] gone|going|went wrong [with|in|on|at|for]": Ask.WHY,
    "what|whats|where did|has|have it|we|things|they go|gone|went wrong [with|in|on|at|for]": Ask.WHY,
    "whats|what [is] wrong|up with|in": Ask.WHY,
    "whats|what|where [is|are|s] [the|a|our] [main|big|biggest|real] problem|problems|issue|issues|trouble|snag|snags"
    "|matter|sticking|stumbling|difficulty [point|points|block|blocks] with|on|for|in|at": Ask.WHY,
    "[root|main|underlying|real] cause|causes of|for": Ask.WHY,
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
    "rag|brag split|splits|count|counts|breakdown|numbers|totals|figures|profile|mix|distribution": Ask.STATUS,
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
    "in a|one [single|short] sentence|line|word|paragraph|para": Ask.STATUS,
    "at a glance": Ask.STATUS,
    "[a] high|top level summary|overview|view|picture|position [of|on]": Ask.STATUS,
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
    "[made] [any|much|good|real|enough] progress|headway [has|have] [been] [made] [on|in|with|against|for]": Ask.STATUS,
    "made|making [any|much|good|real|enough] progress|headway|inroads [on|in|with|against|for]": Ask.STATUS,
    "what [should|shall|do|can|could|would|might] i|we tell|say|report [to] [the|our|my|a] [chair|board|minister"
    "|director|inspector|inspectors|ofsted|members|cabinet|scrutiny|panel|dfe] about|on|regarding": Ask.STATUS,
    "storyline|narrative|messages|message on|about|for": Ask.STATUS,
    "sitrep|rundown|roundup|lowdown|skinny": Ask.STATUS,
    "lay of the land": Ask.STATUS,
    "long and short of it": Ask.STATUS,
    "state|shape of": Ask.STATUS,
    "headline|key|summary figures|numbers|stats": Ask.STATUS,
    "overview|headlines|headline|summary|summarise|picture|snapshot": Ask.STATUS,
    "how is|are|s|was|has|does": Ask.HOW,
    "how did we|it|things|that look|stand|do": Ask.HOW,
    "look|looks|looked|looking like": Ask.HOW,
    "how [have] we|things|it been doing|going|looking": Ask.HOW,
    "how far off are|is [we|it|they] [on|with|from]": Ask.STATUS,
    "[quick] status|health|progress check [on|of|for]": Ask.STATUS,
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
    "where was|were": Ask.HOW,
    "where had|have|has|did we|they|things|it got|get|gotten [to] [with|on]": Ask.HOW,
    "wheres": Ask.HOW,
    "compare|comparison|versus|vs|v|against|comparing|compared [to|with]": Ask.COMPARE,
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
    "better|worse off": Ask.RATHER,
    "most|highest|lowest|largest|biggest|smallest|greatest|fewest|least number|numbers|amount|amounts|count|share"
    "|shares|proportion|percentage [of]": Ask.RATHER,
    "the least": Ask.RATHER,
    "ahead|stronger|weaker|healthier|shakier|best|healthiest|fewest|lowest|highest|heaviest|lightest": Ask.RATHER,
    "[in] the worst|best|poorest|weakest|strongest|healthiest shape|state|position|place|condition|nick|order": (
        Ask.RATHER
    ),
    "more|better|worse|fewer|less": Ask.RATHER,
    "whats|what|anything|anyone has|is|have been [been] changed|different": Ask.CHANGES,
    "change|changes|changed|changing|history": Ask.CHANGES,
    "whats|anything|what|everything [is] new|happened|happening": Ask.CHANGES,
    "new|fresh|additional": Ask.CHANGES,
    "[been|got|have|we|they] added [in]": Ask.CHANGES,
    "[any] [new] additions|addition [to]": Ask.CHANGES,
    "happened": Ask.CHANGES,
    "anything|what|something [much|exciting|interesting|significant] [did] happen|happens": Ask.CHANGES,
    "whats|what|anything|everything [has|have] came|come in|through": Ask.CHANGES,
    "what|whats|anything|everything [has|have] [been] said|reported|logged|recorded|posted|submitted": Ask.CHANGES,
    "what|whats [has|have] [been] gone|went|going on": Ask.CHANGES,
    "what|whats [has] been going on": Ask.CHANGES,
    "who|whos [has] said what": Ask.CHANGES,
    "what did|have|has people|owners|leads|everyone|everybody|anyone|anybody|folk|folks [been]"
    " say|said|saying|report|reported|reporting|update|updated|updating [about|on]": Ask.CHANGES,
    f"[all] [the] [latest|recent|new|all] updates|changes|answers|replies|responses [that|which] {_GIVEN}": Ask.CHANGES,
    "[latest|recent|new] updates|changes [received|made]": Ask.CHANGES,
    f"[any|which|what|have|has] [any|the|our] {_OWNERS} [that|which|who] [has|have|had] [been]"
    " changed|swapped|moved|changing": Ask.CHANGES,
    f"[any|the] [recent] change|changes|changing|swap of|in|to {_OWNERS} [on|for|in]": Ask.CHANGES,
    f"[any|the] [recent] {_OWNERS} change|changes|swap|swaps": Ask.CHANGES,
    f"changed|changing|swapped|switched|change [an|the|any|a|their] {_OWNERS}": Ask.CHANGES,
    "[any|with|have|got|have|has] [a] new owner|owners|lead|leads": Ask.CHANGES,
    "[any|been] reassigned|reallocated|reassignments|handovers": Ask.CHANGES,
    "[been] handed over": Ask.CHANGES,
    "[been] renamed|retitled|reworded": Ask.CHANGES,
    "[any|the] change|changes of|in|to title|titles|wording": Ask.CHANGES,
    "[any|have|has] [any|the] title|titles|wording [has|have|had] [been] changed": Ask.CHANGES,
    "whats|what|anything|which [has|have] [been] moved|moving|shifted|budged|progressed": Ask.MOVES,
    "slipping|slippage|slippages": Ask.SLIPPING,
    "drifting|drifted|sliding|slid|backsliding [back|backwards]": Ask.SLIPPING,
    "losing|lost ground": Ask.SLIPPING,
    "keep|keeps|kept [on] moving|slipping|changing|drifting|sliding [back]": Ask.SLIPPING,
    "keep|keeps|kept [on] getting|being moved|pushed|put|shifted [back]": Ask.SLIPPING,
    "falling|slipping|dropping|getting|lagging|drifting behind [schedule|plan|time]": Ask.SLIPPING,
    "let|letting|lets slip|drift|slide": Ask.SLIPPING,
    "about|going|likely|set|bound to go wrong": Ask.SLIPPING,
    "where|what|which are|is|s [all] [the|our|my|any] [main] delays|slips|holdups|drift": Ask.SLIPPING,
    "any|the|our|all|these|those|biggest|worst|main|big|more delays": Ask.SLIPPING,
    "will|might|could|do|gonna [i|we|they] miss": Ask.SLIPPING,
    "are|am|is i|we|they|it going|gonna|likely [to] miss": Ask.SLIPPING,
    "about|going|likely|set|bound|expected|starting to be|go|run|become|fall late|overdue|behind|delayed": Ask.SLIPPING,
    "about|going|likely|set|bound|expected|starting to slip|drift|slide": Ask.SLIPPING,
    "will|might|may|could be|go|run|become|fall late|overdue|behind|delayed": Ask.SLIPPING,
    "wont|not|cant|unlikely [going] [to] land|finish|be|come|complete|deliver|arrive [done|finished|complete|in]"
    " on|in time|schedule": Ask.SLIPPING,
    "at risk of being|running|going|becoming|falling late|overdue|behind|delayed": Ask.SLIPPING,
    "at risk of slipping|missing [its|their|the] [date|dates|deadline|deadlines]": Ask.SLIPPING,
    "miss|misses|missing its|their|the|a [due|promised] date|dates|deadline|deadlines|target|targets": Ask.SLIPPING,
    "going|moving|heading backwards": Ask.SLIPPING,
    "gone|went|slid|slipped backwards|backward": Ask.CHANGES,
    "going|likely|expected|set|bound|about to miss [its|their|the] [due|promised|target] [date|dates|deadline"
    "|deadlines|target|targets]": Ask.SLIPPING,
    "will|might|may|could miss [its|their|the] [due|promised|target] [date|dates|deadline|deadlines|target"
    "|targets]": Ask.SLIPPING,
    "wont|unlikely|not [going] [to] make|hit|meet [its|their|the] [due|promised|target] date|dates|deadline"
    "|deadlines|target|targets": Ask.SLIPPING,
    "whats|what [has|have|is|are] slipping|slipped": Ask.SLIPPING,
    "not|hasnt|havent|didnt [yet|even] answered|replied|responded|answer|reply|respond": Ask.SILENT,
    "ignored|ignoring|ignores me|us|you [my|your|our|the|all] [nudges|reminders|messages|chasers|emails]": Ask.SILENT,
    f"ignored|ignoring|ignores [my|your|our|the|their|all] {_MESSAGE}": Ask.SILENT,
    "no reply|answer|response": Ask.SILENT,
    "not|hasnt|havent|didnt [yet|even] come|came|got|get|gotten back [to] [me|us]": Ask.SILENT,
    "not|hasnt|havent [yet|even] been in touch [with] [me|us]": Ask.SILENT,
    "not|hasnt|havent|didnt [yet|even] acknowledged|acknowledge|picked|pick [up]": Ask.SILENT,
    "ghosting|ghosted|blanking|blanked|dodging|stonewalling [me|us]": Ask.SILENT,
    f"[still] owe|owes|owing|owed [me|us] [an|a|their] {_WORD}": Ask.SILENT,
    f"[still] waiting|awaiting|wait [on|for] [to] [hear] [an|a|their] {_WORD} [from|off]": Ask.SILENT,
    "[still] waiting|yet to hear from|back": Ask.SILENT,
    f"[still] sitting|sits|sat on [an|a|their|his|her|any|the|my] {_WORD}": Ask.SILENT,
    "nonresponder|nonresponders": Ask.SILENT,
    "[is|are|s] still|yet to update|reply|respond|answer|confirm [me|us|you] [on] [their|theirs|anything]": Ask.SILENT,
    "gone to ground": Ask.SILENT,
    "gone awol|awol": Ask.SILENT,
    "not|hasnt|havent|didnt|never [yet|even] answered|answer|replied|reply|responded|respond [to] their|your|my"
    f"|our|a|the|any {_MESSAGE}": Ask.SILENT,
    "mean|means|meaning|stand|stands [for]": Ask.MEANS,
    "stands for": Ask.MEANS,
    "list|show|lists": Ask.LIST,
    "about": Ask.ABOUT,
    "[the] full|exact|actual|whole [text|wording|words|version] [of|for]": Ask.ABOUT,
    "[the] text|wording [of|for|in] [full]": Ask.ABOUT,
    "in full": Ask.ABOUT,
    "what did|does it|that|this [actually|really|even] say|ask|require|want [for|of] [us]": Ask.ABOUT,
    "word for word": Ask.ABOUT,
    "verbatim": Ask.ABOUT,
    "[what] [are] [the] mitigation|mitigations|mitigating|controls|safeguards [measures|actions|steps] [are|is] [in]"
    " [place] [for|on|against|of]": Ask.ABOUT,
    "control|mitigating measures|actions [for|on|against|of]": Ask.ABOUT,
    "[the] measures|measure [of|for|under|in]": Ask.ABOUT,
    "detail|details|info|information": Ask.ABOUT,
    "explain|describe|background|backstory [on|to|about|for]": Ask.ABOUT,
}

ISNT = frozenset(["isnt", "arent", "wasnt", "werent"])
NAMING = frozenset(["the", "my", "our", "that", "this", "it", "all", "everything", "every", "rec", "theme", "there"])
FIELDS = frozenset(["status", "rag", "brag", "rating", "progress"])
VALUES = frozenset([*Brag, *Progress, "complete"])
SO = frozenset(["red", "amber", "green", "grey", "gray", "blue", "overdue", "late", "behind"])
"""How something stands, as may end."""
LATE = frozenset(["late", "overdue", "behind"])
SIGNS = Phrases(_SIGNS)
ASKS = Phrases({**_ASKS, **FRAMES, **TROUBLED})


def spot_signs(tokens: Sequence[Token]) -> list[Span]:
    return [span for span in SIGNS.spot(tokens) if not _asks_whether(tokens, span)]


def _asks_whether(tokens: Sequence[Token], span: Span) -> bool:
    """ "Isn't A9.1 done" asks whether it is; "isn't finished in Workforce" leaves those out that are."""
    if span.first or word_of(tokens[0]) not in ISNT or span.last == len(tokens):
        return False
    after = tokens[span.last]
    return span.last == 1 and (word_of(after) in NAMING or as_reference(after.plain) is not None)


def spot_asks(tokens: Sequence[Token]) -> list[Span]:
    asks = [one for one in ASKS.spot(tokens) if one.meaning is not Ask.LEFT or _leaves(tokens, one)]
    asks = [one for one in asks if not (_names_a_field(tokens, one) or asks_nothing(tokens, one))]
    # "RAG split by theme" is cut by theme, and still asks how it stands.
    rated = [Span(one.place, one.place + 1, Ask.STATUS) for one in tokens if one.plain in ("rag", "brag")]
    asks += [one for one in rated if not _names_a_field(tokens, one)]
    return [
        *(_leaving_days(tokens, span) for span in asks),
        *_how_late(tokens),
        *_how_did(tokens),
        *_about_to_be(tokens),
    ]


def _names_a_field(tokens: Sequence[Token], span: Span) -> bool:
    """ "With status delayed", "BRAG green": what stands behind is its value."""
    field = span.last - span.first == 1 and tokens[span.first].plain in FIELDS
    words = [token.plain for token in tokens[span.last : span.last + 3] if token.plain not in ("is", "are", "")]
    before = tokens[span.first - 1].plain if span.first else ""
    valued = bool(words) and (words[0] in VALUES or " ".join(words[:2]) in VALUES)
    return field and (valued or before in [*Brag])


def _about_to_be(tokens: Sequence[Token]) -> list[Span]:
    """ "What is late and what is about to be": late as well, but soon."""
    words = [token.plain for token in tokens if token.plain]
    said = words[-3:] in (["about", "to", "be"], ["going", "to", "be"], ["about", "to", "go"], ["likely", "to", "be"])
    return [Span(len(tokens) - 3, len(tokens), Ask.SLIPPING)] if said else []


def _leaves(tokens: Sequence[Token], span: Span) -> bool:
    """ "Come off red": "came out of the meeting" leaves nothing that stands so."""
    return span.last < len(tokens) and tokens[span.last].plain.rstrip("s") in SO


def _leaving_days(tokens: Sequence[Token], span: Span) -> Span:
    """ "Better since May": the word before the day belongs to the day."""
    shorter = span.last - 1
    begins = shorter > span.first and tokens[shorter].plain == "since"
    return Span(span.first, shorter, span.meaning) if begins else span


def _how_late(tokens: Sequence[Token]) -> list[Span]:
    """ "How late is it": for how long, and what is late keeps its meaning."""
    late = [one for one, after in pairwise(tokens) if one.plain == "how" and after.plain in LATE]
    return [Span(one.place, one.place + 1, Ask.LONG) for one in late]


def _how_did(tokens: Sequence[Token]) -> list[Span]:
    """ "How did Sufficiency look", "how do my actions stand"; how everyone did is told of people, and of no part."""
    words = [one.plain for one in tokens]
    asked = FARING & set(words) and not EVERYONE & set(words)
    return [Span(at, at + 2, Ask.HOW) for at, two in enumerate(pairwise(words)) if asked and two in HOW_DID]
