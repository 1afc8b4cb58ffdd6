"""Words that mean nothing by themselves, by what they may mean beside others."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.manners import MANNERS
from commands.language.spotting.meanings import Filler
from commands.language.spotting.phrases import Phrases, word_of

_SMALL = """
    business malarkey saga matter affair strand element aspect workstream palaver thingy
    a about across actual actually ad afternoon against all along already also altogether am among amongst an answer any
    anybody anyone anything anyway appear appearing appears are around asap at aw basically be been before being
    belonging belongs bit bits both bottom brief briefly cheers concerning couple current currently date dates day dear
    did do does during each earlier either else end entire er erm evening ever every everybody everyone everything
    exactly far figure figures fine folks for frankly from genuinely get given gonna good got gotta had happy has
    have having hello here hey hi hiya honestly i id ill im in into is item items its ive job jobs just kind kindly lets
    line lines list lot many may maybe me mine moment more morning much my name need needs now number of oh ok okay
    on one ones only or our ours out over overall own owned owner owners piece pieces plan plans plate please pls
    plse plus plz possible possibly ppl presently programme question questions quick quickly quite r rather re
    really regarding related relates relating right roughly sat sayso seem seems seriously show showed showing shows
    simply single sit sits sitting so some somebody someone something sorry state still stuff such sure system ta
    task tasks tbh team than thank thanks thats the their themselves then there theres thing things though through
    till time to today too top truly u um under until up us very via w w/ wanna way we well weve what whatever whats
    anywhere when where whichever wherever which whole will wise with within wonder wondering work yeah yep yes yet
    you your mentioning involving inclusive deliverable deliverables todo todos step steps activity activities
    commitment commitments assignment assignments owt summat whatve whereve howve thereve thatve theyve youve whatevers
    thatll itll whatll thatd itd therell therere whatre howre whichre whenever
"""
_VERBS = """
    asked asking bring brings came check checking come comes coming doing find getting give giving go going gone
    happen happening happens keep know let look looking looks made make mention mentioned off point pull put read
    see send set sort sorted tell telling think told took want wanted wants wish
"""
VERBS = frozenset(_VERBS.split())
"""They mean something of their own, unless they ask for the answer: "what came in", "show me"."""
_BENDING = """
    again broadly can cld could generally how if like might must same shall shld should whether while wld would
"""
BENDING = frozenset(_BENDING.split())
"""They bend what is asked: "how", "again", "if"; a list tells nothing of that."""

_CLAUSES: dict[str, object] = {
    "could|can|would|will you [please|just|also] tell|show|give|list|send|get|let|find [me|us] [know]": Filler.WORD,
    "give|show|tell|send|get|find me|us": Filler.WORD,
    "let me|us know|see": Filler.WORD,
    "[out|here|back|in|up] by now": Filler.WORD,
    "i|we need|want|would|wanted [like] [to] [know|see|have|get]": Filler.WORD,
    "id|wed [really] like|love [to] [know|see|have|get]": Filler.WORD,
    "[the|a|an|your|our] full|complete|comprehensive|entire|whole|definitive|short|quick|final list|listing|rundown"
    " [of|for|with]": Filler.WORD,
    "what about": Filler.WORD,
    "do you know|have|want|need": Filler.WORD,
    "do we know|have": Filler.WORD,
    "at the moment|mo": Filler.WORD,
    "[and] by how much|far|long [and|or]": Filler.WORD,
    "[and] by how many days|weeks|months": Filler.WORD,
    "these days": Filler.WORD,
    "herself|himself|themselves|themself|itself|ourselves|personally": Filler.WORD,
    "nowadays": Filler.WORD,
    "atm": Filler.WORD,
    "pull|put|get together": Filler.WORD,
    "me|us|here|same again": Filler.WORD,
    "remind me|us [again] [of]": Filler.WORD,
    "or not": Filler.WORD,
    "hand on heart": Filler.WORD,
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
    "even though|tho|if": Filler.WORD,
    "with [the|their] owner|owners [and] [due] [date|dates|refs|references|names]": Filler.WORD,
    "[the] ref|refs|references|names|dates and owners|dates [and] [dates|owners] for|of": Filler.WORD,
    "between them": Filler.WORD,
    "quick check [on|of]": Filler.WORD,
    "how|what about the": Filler.WORD,
    "[whether] late|overdue|early or not|otherwise|early": Filler.WORD,
    "[whether] [on] time or late|not": Filler.WORD,
    "down as": Filler.WORD,
    "with|having|at [a|the] status|progress|rating|brag|rag [of]": Filler.WORD,
    "status|progress|rating|brag|rag": Filler.WORD,
    "down for": Filler.OWNING,
    "sort|sorted|order|ordered|ranked with|so [that] [the]": Filler.WORD,
    "because|cos they|it are|is": Filler.WORD,
    "because|cos theyre": Filler.WORD,
    "while|whilst|when im|i|were|we [am|are] off|away|out": Filler.WORD,
    "while|whilst|when im|i|were|we [am|are] on leave|holiday|al": Filler.WORD,
    "led|headed|fronted|handled|overseen|held by": Filler.OWNING,
    "no|not matter [what] [the|their|its] status|state|colour|rag|progress|rating [is]": Filler.WORD,
    "regardless|irrespective|whatever [of] [the|their|its] status|state|colour|rag|progress|rating [is]": Filler.WORD,
    "[the] rules|system|tool|bot|app say|says|make|makes|have|has|rate|rates|call|calls|show|shows|reckon|reckons"
    " [it|them] [as]": Filler.WORD,
    "whose owner|owners|lead|leads [has|have|is|are]": Filler.WORD,
    "in a couple of lines|sentences|words": Filler.WORD,
    "in|with a few|couple|one lines|sentences|words|sentence|line": Filler.WORD,
    "in [the|this|our|your] [whole] [improvement] plan": Filler.WORD,
    "[the|our|your] improvement plan|programme|journey|work": Filler.WORD,
    "for [the|our|my] [next|this] board|cabinet|committee|minister [meeting] [please]": Filler.WORD,
    "it all": Filler.WORD,
    "when its at home": Filler.WORD,
    "across|of [the] [whole] plan": Filler.WORD,
    "in total": Filler.WORD,
    "in general": Filler.WORD,
    "by the way": Filler.WORD,
    "is|isnt it|that true|right|correct|fair|the [case] [to] [say] that": Filler.WORD,
    "just|only the numbers|figures|totals|number|count|counts": Filler.WORD,
    "good morning|afternoon|evening": Filler.WORD,
    "thank you": Filler.WORD,
    "many thanks": Filler.WORD,
    "is|are there": Filler.WORD,
    "it": Filler.PRONOUN,
    "this|that one": Filler.PRONOUN,
    "is|of|about|on|with that|this": Filler.PRONOUN,
    "those|these|them|they|theyre": Filler.PRONOUN,
    "those|these that|which|who|whose|where|with|due|in|for|ones|we|i|you": Filler.WORD,
    "they call|called|say|said|mark|marked|have|had|are|were": Filler.WORD,
    "is|are|was it|there": Filler.WORD,
    "that|this": Filler.WORD,
    "by its|their|the owner|owners": Filler.WORD,
    "and by whom": Filler.WORD,
    "with|and [the] [owner|owners] names": Filler.WORD,
    "to be a|another pain|nuisance|bother": Filler.WORD,
    "on the hook [for] [it|them|each|that|those]": Filler.OWNING,
    "in|for ages|yonks|donkeys": Filler.WORD,
    "in|for a [long|good] while|time": Filler.WORD,
    "the last|first|second|third|other one": Filler.PRONOUN,
    "whats|what|anything|which [has|have|is|are] [been|being] reported|said|logged|recorded|described|marked|flagged"
    "|given|put|rated|classed|showing|shown|down as|to [be|being]": Filler.SAYING,
    "supposedly|allegedly|ostensibly": Filler.SAYING,
    "say|says|said|saying|call|calls|called|calling|mark|marks|marked|report|reports|reported|reporting|rate|rates|rated"
    "|reckon|reckons|reckoned|think|thinks|believe|believes|describe|described|flag|flagged|declare|declared"
    "|claim|claims|selfreported|according": Filler.SAYING,
    "own|owns|owned|lead|leads|leading|responsible|accountable|answerable [on|for|by|to]": Filler.OWNING,
    "supposed|meant to [be] do|doing|working|delivering [on]": Filler.WORD,
    "everyones|everybodys": Filler.WORD,
    "in charge [of]": Filler.OWNING,
    "look|looks|looking after": Filler.OWNING,
    "keep|keeps|keeping|kept a|an [close|careful|watchful|beady] eye|watch on|over": Filler.OWNING,
    "keep|keeps|keeping|kept tabs on": Filler.OWNING,
    "watch|watches|watching over": Filler.OWNING,
    "take|takes|taking care of": Filler.OWNING,
    "have|has|having oversight of|over": Filler.OWNING,
    "go|talk|speak|turn to [about]": Filler.OWNING,
    "contact|holds|holding|hold": Filler.OWNING,
    "carry|carries|carrying|juggling|shouldering|handles|handling|manages|managing|runs|oversees|overseeing|fronting"
    "|coordinating|coordinates|drives|driving|lumbered|saddled [with]": Filler.OWNING,
    "assigned|allocated|given to|with": Filler.OWNING,
    "belong|belongs|belonging to|with": Filler.OWNING,
    "sit|sits|sitting|rest|rests|lie|lies with": Filler.OWNING,
    "[am|is|are|im|hes|shes] down for": Filler.OWNING,
    "[while|whilst|when] i|we [was|were|am|have|ive] [been] away|off|out [on] [annual|sick|al] [leave|holiday|al]": (
        Filler.WORD
    ),
    "[while|whilst|when] i|we [was|were|am|have] [been] on [annual|sick|al|a] leave|holiday|al|break": Filler.WORD,
    "while|whilst ive|im|i [been] [was] away|off|out [on] [annual|sick|al] [leave|holiday|al]": Filler.WORD,
    "down to": Filler.OWNING,
    "do|should|can|would|could|must i|we [need] [have] [to] speak|talk|turn|go [to] [about|on|re]": Filler.OWNING,
    "do|should|can|would|could|must i|we [need] [have] [to] chase|ring|email|message|nag|pester|contact|see|approach"
    "|ask|phone|call|tackle [about|on|re|regarding]": Filler.OWNING,
    "in the name of": Filler.OWNING,
    "was|were": Filler.WAS,
    "isnt|arent|wasnt|werent": Filler.WORD,
}

LEADING = frozenset(["so", "and", "but", "ok", "okay", "oh", "right", "hi", "hello", "hey", ""])
NOTHING = frozenset(["nothing", "nothings", "nowt", "no"])
OPENING = NOTHING | {"shouldnt", "couldnt", "wouldnt"}
FILLERS = Phrases({**_CLAUSES, "|".join([*_SMALL.split(), *_VERBS.split(), *_BENDING.split()]): Filler.WORD})


def spot_fillers(tokens: Sequence[Token]) -> list[Span]:
    manners = [Span(one.first, one.last, Filler.WORD) for one in MANNERS.spot(tokens)]
    return [*FILLERS.spot(tokens), *manners, *_opening(tokens), *_and_by_what(tokens)]


def _and_by_what(tokens: Sequence[Token]) -> list[Span]:
    """ "Who is blocked and by what": the list tells it; "and by what date" asks for more."""
    words = [word_of(token) for token in tokens]
    ends = words[-3:-1] == ["and", "by"] and words[-1] in ("what", "who")
    return [Span(len(tokens) - 3, len(tokens), Filler.WORD)] if ends else []


def _opening(tokens: Sequence[Token]) -> list[Span]:
    """ "So nothing late?", "shouldn't A1 be done by now": elsewhere these deny, as in "themes with nothing late"."""
    first = next((one for one in tokens if word_of(one) not in LEADING), None)
    if first and [word_of(one) for one in tokens[first.place : first.place + 2]] == ["no", "one"]:
        return []
    return [Span(first.place, first.place + 1, Filler.WORD)] if first and word_of(first) in OPENING else []
