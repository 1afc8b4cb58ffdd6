"""What leads up to a question: "I've been asked to say", "can you pull up", "not sure". It asks, and means no more.

Read with the question, its words would change it: "not sure what is red" denies nothing, and "I've been asked what is
red" tells nothing of how anything stands.
"""

from collections.abc import Sequence

from commands.language.spans import Token, tokens_of
from commands.language.spotting.manners import MANNERS
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.spotting.states import NOUNS, STATES
from store.rules.references import as_reference

_YOU = "you|u|ya|we|i|someone|somebody|anyone|anybody"
_WHO = (
    "someone|somebody|people|they|everyone|everybody|members|governors|inspectors|partners|staff|boss|manager|chair"
    "|director|dcs|leader|minister|adviser|advisor|deputy|chairman|auditor|auditors|inspector|commissioner|ceo|mp"
    "|colleague|colleagues|scrutiny|cabinet|ofsted|dfe|board"
)
_WANTS = "wants|want|needs|need|asked|asks|ask|asking|wondering|chasing|wanted"
_HELPFUL = "good|helpful|useful|great|handy|nice|interesting|lovely|grateful|brilliant"
_ASKERS = (
    f"can|could|would|will|cld|wld|may|might|shall {_YOU} [please|pls|just|also|possibly|kindly|quickly]",
    f"would|do {_YOU} mind",
    f"would|are|r {_YOU} [be] able|kind|willing|happy [enough] to",
    "would you be so kind as to",
    "is it possible to|for [me|us] [to]",
    "is there any|a way [to|i|we|you] [can|could]",
    "possible to",
    "[any|a] chance of|to|you|u|i|we [can|could|might]",
    "i|we [just|really|only|also|simply|quickly] need|want|wanted|needed|wanna|gotta [to]",
    "i|we would|should [just|really|quite|also] like|love|appreciate [to]",
    "id|wed [just|really|quite|also] like|love|appreciate [to] [it] [if]",
    "ive|weve|i [just|also|really|have] got to",
    "[im|i|was|am] [was|am|just] trying|hoping|looking|keen|interested|curious to|in",
    "could|can do with",
    "i could|can do with",
    "i wouldnt mind",
    "[id|i|we|wed] [would] be [very|really|most] grateful if you|u [could|would]",
    "if you|u could|can|would|will [please|just]",
    f"itd|it [would|might] be {_HELPFUL} [to|if|for] [me|us] [to]",
    f"[would|itd|might|be|its] [be] {_HELPFUL} to",
    "itll|it will|would|might help [me|us] [to|if]",
    "lets",
    "please|pls|plz|kindly|just|quickly",
    "help me|us [to]",
)
_KNOWING = (
    "tell|ask|show|telling|asking|showing [me|us|you]",
    "let|letting me|us know|see",
    "know|knowing [for] [sure|certain]",
    "find|work|figure|suss|check|finding|working out",
    "check|confirm|clarify|establish|verify|say|see|understand|explain|advise|recall|remember|determine|specify|checking"
    " [for|with|to] [me|us|again]",
    "look up|into|at",
    "do|does|did|d you|u|we|anyone|anybody|someone|they [even] know|remember|recall",
    "do|does|did you|u|we|anyone|anybody|someone|they have|got a|any clue|idea",
    "dyou|dyu know",
    "[any|no] idea|ideas|clue|inkling [about|as|of|on] [to]",
    "[i|ive|we|weve] [have|havent|got] [not] [got] no|a|any|the idea|clue|foggiest|faintest [about|as|of|on] [to]",
    "[im|i|we|were] [am|was|just|are] wondering|curious|unsure|unclear|intrigued|uncertain|vague|hazy [about|on|as|of]"
    " [to]",
    "just wondering|curious|checking|asking|querying|wanted|want|need|needed [to] [know|ask|check]",
    "i wonder|forget|forgot|asked",
    "i|ive|we|weve [have] [completely|totally|clean] forgotten|lost [track|sight] [of|about]",
    "[i|im|we|were] [am|are] not|dont|cant|cannot|couldnt [entirely|quite|totally|completely|100%] know|remember|recall"
    "|sure|clear|certain|tell|see|think [on|about|of|as] [to]",
    "remind|reminding me|us [again] [please|pls] [of]",
    "refresh|jog my|our memory|mind [on|about|as|of|for] [to]",
    "give|gimme [me|us] [a|some|an] idea|clue|heads|pointer|sense|hint [up] [on|of|about|as] [to]",
    "run|walk|talk|take|guide|step [me|us] [quickly] through",
    "clue|fill me|us in on",
    "[i|ive|we|weve|was|were] [have|was|were|just|been] [been] asked [to] [say|tell|report|explain|find|check|show"
    "|confirm|list] [out]",
    f"[the|my|our|his|her] {_WHO} [has|have|is|are|just|keeps|keep|will|may|might] [just|been] {_WANTS} [me|us] [to]"
    " [know|see|about]",
    "in case|if [i|im|we|they|anyone|anybody|someone|people] [am|get|are] [ask|asks|asked]",
    "[just] so|that [that] i|im|we|were [am|are] know|clear|prepared|sure|ready|aware",
    "just to be clear|sure|certain",
    "[just] to double check",
    "[just] double checking",
    "[but] if|incase|when|for [when] [im|i|was|were|anyone|they] [was|am|were] asked|asks|ask",
    "do|doing me|us a favour [and|by]",
    "[possibly|probably|maybe] a|obvious [daft|silly|stupid] [question] [but]",
    "[just] [a|possibly|probably|maybe|another] [quick|one|another|next|silly|daft|stupid|dumb|random|simple|final|last"
    "|other|small|little|obvious] [more|quick|last|stupid|daft|silly] question|q|query [for] [you|u|from] [me]",
    "quick|one|another|last [more|last|quick] one|thing [for] [you|u]",
)
_LIST = "list|listing|table|printout|rollcall"
_SORT = "quick|full|complete|short|simple|brief|proper|comprehensive|entire|whole|definitive|latest|current"
_MAKES = (
    "see|have|make|do|draw|write|put|pull|compile|create|build|knock|get|give|send|show|produce|provide|generate|print"
    "|run|share|prepare|want|need|sort|gimme"
)
_FETCHING = (
    f"{_MAKES} [up|together|out|off] [me|us] [out] [up] [with] [a|the|an|your] [{_SORT}] {_LIST} [together|up] of",
    "pull [me|us] up|out|off|together|back",
    "dig|fish|flag|look [me|us] out|up",
    "[a] sight of",
    "bring|call|draw|load|look [me|us] up",
    "run|read|reel|rattle|print|list off",
    "print|lay|spell|point|pick|single|list|read|search|seek out",
    "track|hunt down",
    "put together",
    "search|look|hunt for",
    "get|fetch|grab|bring|hand|pass|shoot|drop|lob|sling|bung|chuck|throw|forward|whizz|provide|supply|furnish|present"
    "|produce|serve|display [over|with] me|us [over|up|with|out|back]",
    "hit|provide|supply me|us with",
    "ping|email|send me|us over",
    "point me|us to|at|towards",
    "share [with] me|us",
    "run|cast|casting|running your|an|a eye over",
    "[give] [me|us] chapter and verse on",
    "[give] [me|us] the ins and outs of",
    "[give] [me|us] the full|whole|inside story on|of|with|behind",
    "[give] [me|us] the nitty gritty on|of",
    "run [me|us] off",
    "run [me|us] [off] a report on|of",
    "have|take|having|taking [another] a [quick|good|closer|proper] look|peek|glance|gander|butchers|squint at|over",
    "a [quick|closer] look|peek|glance at",
    "run|walk|talk|take|guide|step [me|us] through",
    "go|run through",
    "go over",
    "focus|zoom|home|concentrate|drill [in|down] on|into",
    "drill down to",
    "narrow [it|that|this] [down] to",
    "[im|i|we|were] [am|are] [just|only] after",
    "[im|i|we|were] [am|are] [just|only] looking|searching|hunting for",
    "what have|do [we|you|u|i] [got|have] in [the] way|line|terms of",
    "any|a chance of [seeing|having|getting]",
    "[i] [could|can] do with seeing|having|getting",
    "lets talk about",
    "what have|do we|you|u [got|have] by way of",
    "remind me|us of",
    "refresh|jog my|our memory on|of|about",
)
_LISTING = (
    "fetch|get|getting|grab|gimme|display|print|present|produce|provide|supply|generate|compile|extract|identify|itemise"
    "|highlight|outline|share|sharing|view|viewing|see|seeing|have|having|retrieve|load|discuss|send|sending",
    "pulling|digging|getting|sending|showing|listing|giving|finding|fetching|bringing|running|sharing [me|us]"
    " [up|out|off|together|over|through]",
    "filter|search|find [for|by|on|to|me|us|out]",
    "email|text|message|ping me|us",
    "open|get|put|throw|bring up|back",
    "set out",
    "i|we want|need|would to talk about",
    "[i] could|can do with|use",
    "[i] wouldnt mind",
    "time to see",
    "how about",
)
"""Verbs that may also tell or wish something, unless a list is what stands behind them."""
ASKERS, KNOWING, FETCHING, LISTING = (Phrases(dict.fromkeys(one)) for one in (_ASKERS, _KNOWING, _FETCHING, _LISTING))
_ALL = "all any every everything anything the those which whatever whichever"
ALL = frozenset(_ALL.split())
_WH = """
    what whats whatve whatre whatever whatevers which who whos whove whose whom how hows howve
    where wheres whereve why whys
"""
WH = frozenset(_WH.split())
"""With one of these a question begins, whatever led up to it."""
_VERBS = "is are was were has have had do does did will isnt arent hasnt havent"
VERBS = frozenset(_VERBS.split())
"""With one of these a question begins that is answered by yes or no."""
_NAMING = "the my our your any anything anyone a an it that this these those there we i they he she you everything all"
NAMING = frozenset(_NAMING.split())
_DAY = "day|week|month|morning|evening|fortnight|monday|tuesday|wednesday|thursday|friday"
LATER = Phrases({f"every|each {_DAY}": None, "daily|weekly|monthly|fortnightly": None, "from now on": None})
"""Behind what is to be fetched: it is wanted again and again."""
_OPENING = (
    "alright hey hi hello so and but also ok okay oh right well now then yes yeah yep great good fine alright sure cool"
)
OPENING = Phrases({"|".join(_OPENING.split()): None})
JOINING = frozenset(["and", "also"])
"""They may go on from the question before."""
SHOW = "show me"
PIECES = (FETCHING, LISTING, KNOWING, ASKERS, MANNERS, OPENING)
"""Of two that are as long, the first is meant."""


def without_lead(text: str) -> str:
    """The question itself, where all that stands before it only leads up to it."""
    tokens = tokens_of(text)
    words = [word_of(token) for token in tokens]
    at, cut, last = 0, 0, MANNERS
    while at < len(words):
        ends, found = max(((one.ends_at(words, at), one) for one in PIECES), key=lambda one: one[0])
        if not ends or (words[at] in WH and found is not FETCHING):
            break
        at, last = ends, found
        cut = cut if found is OPENING else at
    if not 0 < cut < len(words) or at == len(words):
        return text
    while cut < at and words[cut] not in JOINING:
        cut += 1
    rest = text[tokens[cut].start :]
    if words[at] in WH or (words[at] in ("when", "whens") and last is KNOWING and "remind" in words[:at]):
        # "Remind me when it is due" asks, and "tell me when it is done" wants to be told then.
        return rest
    if words[at] in VERBS and (text.rstrip().endswith("?") or _names(tokens, at + 1)):
        return rest
    fetches = last is FETCHING or (last is LISTING and _is_a_list(tokens_of(rest)))
    return f"{SHOW} {rest}" if fetches and not LATER.spot(tokens[at:]) else text


def _names(tokens: Sequence[Token], at: int) -> bool:
    """ "Is A17.1 done" asks; "has been done" tells, of what was named before."""
    return at < len(tokens) and (word_of(tokens[at]) in NAMING or as_reference(tokens[at].plain) is not None)


def _is_a_list(tokens: Sequence[Token]) -> bool:
    """ "The red actions", "everything late", and no title: "late visits"."""
    nouns = NOUNS.spot(tokens)
    return bool(nouns or word_of(tokens[0]) in ALL) and bool(STATES.spot(tokens))
