"""Words of every day by which people ask how something stands: "under control", "what would I say if asked about"."""

from collections.abc import Sequence

from commands.language.spans import Span, Token
from commands.language.spotting.meanings import Ask

_WHO = (
    "adviser|advisers|auditor|auditors|board|boss|cabinet|ceo|chair|chairs|commissioner|committee|council|councillor"
    "|councillors|dcs|dfe|director|exec|executive|governors|holder|inspector|inspectors|inspectorate|leader|mayor"
    "|media|member|members|minister|ministers|mp|mps|ofsted|opposition|panel|paper|parents|partners|press|public"
    "|regulator|scrutiny|secretary|staff|team|union|unions|colleagues|chief"
)
AUDIENCE = (
    "[the|our|my|an|a|any|some|all] [lead|chief|new|external|other|improvement|scrutiny|portfolio|senior|dfe|management"
    f"|elected|local|ofsted|council|opposition] {_WHO} [for] [panel|board|exec|executive|member|holder|members"
    "|children]"
)
"""Who hears how it stands, and owns nothing in it."""
_HEARS = f"them|him|her|people|anyone|anybody|everyone|everybody|somebody|someone|folk|{_WHO}"
_ABOUT = "[that|how|about|on|regarding|re|over|for|concerning|of|with]"
_MAY = "can|could|should|may|might|shall|do|would|will"
_SAFELY = "[safely|honestly|confidently|comfortably|truthfully|happily|legitimately|still|now|just]"
_TELL = "tell|assure|reassure|promise|inform|brief|convince|give|show"
_LINES = "line|lines|sentence|sentences|para|paras|paragraph|paragraphs|bullets|bullet|pager|page|summary|sides|side"
_MANY = "[a|an|one|two|three|four|five|six|couple|few|half|single|1|2|3|4|5]"

_FRANK = "[honest|frank|candid|straight|quick|brief|rough|real|true|balanced|overall|general|personal|own|gut]"
_VIEW = (
    "prognosis|outlook|verdict|view|take|read|assessment|opinion|diagnosis|trajectory|direction|feeling|reading"
    "|temperature|impression|judgement"
)
_TRAVEL = "[of|check] [travel]"

FRAMES: dict[str, object] = {
    # what is to be told to somebody
    f"{_MAY} i|we {_SAFELY} {_TELL} {AUDIENCE} {_ABOUT}": Ask.HOW,
    f"{_MAY} i|we {_SAFELY} {_TELL} {_HEARS} {_ABOUT}": Ask.HOW,
    f"{_MAY} i|we {_SAFELY} say|claim|report|confirm|announce [that] [to] {_ABOUT}": Ask.HOW,
    f"{_MAY} i|we {_SAFELY} say|report|confirm to {AUDIENCE} {_ABOUT}": Ask.HOW,
    f"would|will i|we be safe|right|ok|okay|fine|justified|honest|correct|lying in|to|if [saying|say|telling|tell]"
    f" [i|we] [said|told] [that] {_ABOUT}": Ask.HOW,
    f"is it safe|fair|right|ok|okay|fine|honest|correct|accurate to say|claim|report|tell [that] {_ABOUT}": Ask.HOW,
    f"[what] {_MAY} i|we say|answer|reply|respond|tell [to|them] {_ABOUT}": Ask.STATUS,
    f"what {_MAY} i|we say|answer|reply|tell|report [to|them] [if|when] [i|we|im|were|i'm] [am|are|get|is|was] asked"
    f"|challenged|pressed|questioned|pushed|grilled|quizzed [by] {_ABOUT}": Ask.STATUS,
    f"what {_MAY} i|we say|answer|reply|tell|report [to|them] if|when {AUDIENCE} ask|asks|asked|raise|raises|raised"
    f"|bring|brings|brought [me|us] [up] {_ABOUT}": Ask.STATUS,
    f"if|when [i|we|im|were] [am|are|get|is|was] asked|challenged|pressed|questioned|pushed|grilled|quizzed {_ABOUT}": (
        Ask.STATUS
    ),
    f"if|when {AUDIENCE} ask|asks|asked|raise|raises|raised [me|us] {_ABOUT}": Ask.STATUS,
    # what somebody would make of it
    f"would|will|might {AUDIENCE} be|feel [very|really|at] [all] happy|satisfied|pleased|content|impressed|reassured"
    f"|comfortable|worried|concerned|convinced|unhappy|ok|okay|alarmed|cross|disappointed {_ABOUT}": Ask.HOW,
    f"would|will|might {_HEARS} be|feel happy|satisfied|pleased|content|impressed|reassured|comfortable|worried"
    f"|concerned|convinced|unhappy|alarmed {_ABOUT}": Ask.HOW,
    f"what would|will|might {AUDIENCE} say|think|make|see|find {_ABOUT}": Ask.HOW,
    "how would|will|might it|this|we|that look to|in": Ask.HOW,
    # in a few words
    f"[give|write|draft|send|do] [me|us] {_MANY} [of] [short|brief|quick|crisp|punchy|honest] [summary|update"
    f"|status] {_LINES} on|about|for|re|covering|describing|of": Ask.STATUS,
    f"[in] {_MANY} [of] [short|brief] {_LINES} [please]": Ask.STATUS,
    "one|single|1 pager|page": Ask.STATUS,
    "sum|summing|sums|summed [me|us|it|things|that|this|everything] up [me|us] [for|on|about]": Ask.STATUS,
    "up to speed|date|scratch on|with|about": Ask.STATUS,
    "bring|get me|us up to speed [on|with|about]": Ask.STATUS,
    "[quick] rundown|runthrough|debrief on|of|about": Ask.STATUS,
    "talk|walk|take|run me|us through": Ask.STATUS,
    "update [please|pls|plz]": Ask.STATUS,
    "a|some|my|the briefing|steer|brief on|about": Ask.STATUS,
    "the [very] latest [on|with|about|from|for]": Ask.STATUS,
    "latest position|picture|state|status|on|with [on|of]": Ask.STATUS,
    "[the] [overall|general|current|true|real] health of [the] [whole] [plan|programme]": Ask.STATUS,
    "[the] [overall|general|current] health [score|rating]": Ask.STATUS,
    "our score|position|standing": Ask.STATUS,
    "the score on|with|for": Ask.STATUS,
    "state|shape|condition|nick is": Ask.STATUS,
    "what [sort|kind|type] [of] state|shape|condition|nick|place|position is|are": Ask.STATUS,
    "what|whats|how bad|good is the damage": Ask.STATUS,
    "how did|do|does things|it|we|that|this|they look|stand|fare": Ask.HOW,
    f"[whats|what|give|tell|need] [me|us] [is|whats] a|an|the|your|our {_FRANK} {_VIEW} {_TRAVEL} on|for|of|about"
    "|with [where|how|what]": Ask.STATUS,
    f"whats|what [is] the|your|our {_FRANK} {_VIEW} {_TRAVEL}": Ask.STATUS,
    f"something|anything|what|words [i|we] [can|could|should] [to] say|tell|use [to|with] {AUDIENCE} [on|about]": (
        Ask.STATUS
    ),
    "good bad|indifferent [or] indifferent|ugly|bad": Ask.HOW,
    # how well it goes
    "how am|were|was|had|have|has": Ask.HOW,
    "where am|was|were": Ask.HOW,
    "[well|all|fully|totally|really|properly] under control": Ask.HOW,
    "[well] in hand": Ask.HOW,
    "in good|safe|capable hands": Ask.HOW,
    "out of control|hand": Ask.HOW,
    "off the rails|boil|pace": Ask.HOW,
    "on the ball|money|case": Ask.HOW,
    "faring|performing|fairing|tracking|behaving|winning": Ask.HOW,
    "trip|catch|embarrass|bite|hurt|sink me|us [up|out]": Ask.HOW,
    "going|coming off the rails": Ask.HOW,
    "on|atop top of": Ask.HOW,
    "[a|any|our|the] [real|big|serious|major|particular|main|biggest] [cause|causes] [for] worry|worries|concern"
    "|concerns [with|about|on|in|over]": Ask.HOW,
    "[anything|something|one|somewhere] [that] [i|we] [need|should|ought|have] [to] be worried|worrying|concerned"
    "|bothered|worry|anxious [about|by]": Ask.HOW,
    "should i|we be [at] [all] [very|really] worried|concerned|bothered|nervous|anxious|worrying|alarmed"
    " [about|by|over|for]": Ask.HOW,
    "do|should i|we [need|have] [to] worry|fret [about|over]": Ask.HOW,
    "[at|in] [any|real|serious] [risk|danger] of failing|failure|collapse|collapsing|stalling": Ask.HOW,
    "likely|going|expected|set|bound|destined|doomed to fail|succeed|work": Ask.HOW,
    "failing|sinking|unravelling|collapsing|stalling|succeeding|thriving|motoring|flying|limping|creaking": Ask.HOW,
    "are|will|can|is|do we|they|i|it [going|gonna|likely|able|expected|set|ever] [to] [still] make|manage|hit|meet"
    "|deliver|land|crack|achieve|finish": Ask.HOW,
    "going well|badly|ok|okay|fine|alright|wrong|right|smoothly|according|to [to] [plan]": Ask.HOW,
    "coming along|on|together": Ask.HOW,
    "getting on|along|there": Ask.HOW,
    "looking ok|okay|good|bad|healthy|shaky|dodgy|fine|alright|solid|safe|iffy|ropey|rosy|grim|bleak|better|worse": (
        Ask.HOW
    ),
    "where we stand|are|were [on|with|at|in]": Ask.STATUS,
    "where [have|had] we|they|it|things|this|that got|gotten|come [to] [on|with|in]": Ask.STATUS,
    "up to [on|with]": Ask.HOW,
    "what progress|headway [has|have] [been] [we|made] [made] [on|in|with|against|for]": Ask.STATUS,
    "what are we doing [so] [far] about|on|for|towards|against": Ask.STATUS,
    # worry, and shape
    "which|what bit|bits|part|parts|area|areas|side|corner of the|this|our plan should|must i|we [really|actually|most]"
    " [be] worry|worried|worrying|concerned|anxious|nervous|fretting|losing|lose [sleep] [about|over]": Ask.HOW,
    "lose|losing [any|some|much|most] sleep [over|about|on]": Ask.HOW,
    "lie|lying|lay awake [at] [night|nights] [over|about|worrying|with]": Ask.HOW,
    "fret|fretting|stressing|panic|panicking|agonising [over|about]": Ask.HOW,
    "[in] better|worse|poorer|stronger|weaker shape|state|nick|condition|order|fettle|health": Ask.RATHER,
    # who is of a board
    "membership [list] [of|for|on|at]": Ask.WHO,
    "bad|good|worrying|healthy is|are things|it|everything|that|this": Ask.HOW,
}
"""Whole turns of phrase: a word of them alone may be of a title, or say something else."""
FARING = frozenset(["look", "looking", "stand", "fare", "do", "doing", "go", "get", "come", "shape", "compare", "seem"])
EVERYONE = frozenset(["everyone", "everybody", "people", "anyone", "anybody"])
HOW_DID = frozenset(("how", did) for did in ("did", "do", "does", "will"))
_DOING = "did do does who whos to can could should will must didnt didn't hasnt hasn't not never i you we they somebody"
DOING = frozenset(_DOING.split())
"""Words before "update" that make it a verb."""
NO_WRITING = frozenset(["sight", "work", "business", "enquiry", "inquiry", "defence", "duty", "management", "argument"])
"""Behind "line of": no words that somebody wants."""


def asks_nothing(tokens: Sequence[Token], span: Span) -> bool:
    """ "Which of mine did somebody else update" says what somebody does, and "Line of Sight" what a board is called."""
    does = tokens[span.first].plain == "update" and bool(DOING & {one.plain for one in tokens[: span.first]})
    said = [one.plain for one in tokens[span.first : span.last + 1]]
    return does or (said[:2] == ["line", "of"] and said[-1] in NO_WRITING)
