"""How people say how something stands, beyond the field's own words: by what each of them means."""

from commands.language.spotting.meanings import Arranged, Ask, Starred
from store.query.model import Is, Lacking, Lacks, Sort, State
from store.rules.terms import Progress


def _all(meaning: object, *phrases: str) -> dict[str, object]:
    return dict.fromkeys(phrases, meaning)


_OWNER = "owner|owners|lead|leads|name|names|officer"
_DATE = "date|dates|deadline|deadlines|timescale|timescales"
_NEEDING = "needing|needs|need|awaiting|wanting"
_WAITING = "yet|still|waiting|needing|left"
_STANDS = "is|are|been|being|got|get|gets|all|now|whats|anything|already"
_ON = "progressing|tracking|going|proceeding|running|moving|ticking|coming|developing|working"

IDIOMS: dict[str, object] = {
    **_all(
        Is(states=(State.OVERDUE,)),
        "overrun|overruns|overran|overrunning|expired|belated",
        "blown|busted|bust [its|their|the] [date|dates|deadline|deadlines]",
        "gone|went|are|is|now|whats|anything over|beyond|after its|their [due] date|dates|deadline|deadlines",
        "shouldve [already] been done|finished|completed|delivered|closed [already]",
        "shouldve been done|finished|completed|delivered|closed by now",
    ),
    **_all(
        Arranged(Sort.OVERDUE, one=False, late=True),
        "long|badly|hugely|massively|seriously|horribly|hopelessly|terribly|well|way|very|extremely|ridiculously"
        " overdue|late|behind",
    ),
    **_all(
        Is(states=(State.OPEN,)),
        "live|active|uncompleted|undelivered|unclosed|wip",
        "underway",
        "under way",
        "work in progress",
        "in motion|train|play",
        "in the works|pipeline|making|mix",
        "being worked [up|on]",
        "is|are|whats|still|currently|anything|now being progressed|actioned|delivered|done|finished|completed|dealt"
        "|sorted|implemented [with]",
        "awaiting completion|delivery|closure",
        "on our|the plate",
        "on the [to] do list",
    ),
    **_all(
        Is(states=(State.COMPLETE,)),
        "successfully done|complete|completed|finished|closed|delivered|implemented",
        f"{_STANDS} sorted [out]",
        "knocked on the head",
        "landed",
        "nailed|bagged|banked|cracked|finalised|finalized|resolved|finito|actioned [down]",
        "dealt with",
        "squared|cleared|tidied away|off|up",
        "buttoned|mopped|sewn up",
        "mission accomplished",
        "100% [done|complete|completed|finished|delivered]",
        "100 percent done|complete|completed|finished|delivered",
        "in the can",
        "out of the way",
        "off the|our list|plate",
    ),
    **_all(
        Is(states=(State.BLOCKED,)),
        "hampered|hindered|obstructed|impeded|hamstrung|mired|halted|logjammed",
        "log jammed",
        "going nowhere",
        "in limbo",
        "dead in the water",
        "hit|hitting a|the [brick] wall|snag|snags|buffers",
        "stopped in its|their tracks",
        "stuck in the mud",
        "ground to a halt",
        "at a stop",
        "on the rocks",
        "unable to move|progress|proceed|go|continue [on|forward|ahead]",
        "not able to move|progress|proceed|go|continue [on|forward|ahead]",
        "cant|cannot move|progress|proceed|go|continue [on|forward|ahead]",
        "snarled up",
        "up against it",
    ),
    **_all(
        Is(states=(State.SNOOZED,)),
        "shelved|suspended|dormant",
        "put on hold|ice",
        "on pause",
        "on the back burner",
        "on the backburner|shelf",
        "in abeyance",
        "in cold storage",
        "put|set|left to one side",
        "set aside",
    ),
    **_all(
        Is(states=(State.NEVER_UPDATED,)),
        "untouched|unreported|unupdated|dusty",
        "unheard of|from",
        "gathering|collecting dust",
        "nobody|noone|not|hasnt|havent|never [has|have] bothered|managed|remembered|thought|got [round] to update"
        "|updating|report|reporting|touch|say [on|about|anything]",
        "not [yet] [been] looked at",
        f"{_WAITING} to be updated|reported|touched|heard [on|about|from|of]",
        "awaiting [its|their|a] first update",
    ),
    **_all(
        Lacks(lacking=(Lacking.OWNER,)),
        f"{_NEEDING} a|an [named|responsible|new|accountable] {_OWNER}",
        f"[is|are] [crying] out|in|waiting|need|want of|for a|an [named|new] {_OWNER}",
        f"in need of a|an [named|new] {_OWNER}",
        f"{_WAITING} to be assigned|allocated|owned|given",
        f"{_WAITING} to be assigned|allocated|given to|an|a anyone|someone|somebody|owner|lead",
        f"tbc|tba|blank|unknown|nothing|nobody against|for|as|under|in|on [the|its|their] {_OWNER}",
        "leaderless|unclaimed|unled|unattributed",
        "going begging",
        "nobodys|noones [job|responsibility]",
        "no|without [a] lead|name|owner named|assigned|allocated|identified|listed|shown|given|against [it|them]",
        "no|without [a] name against|beside|next|on [it|them|to]",
        "without anyone responsible|leading|assigned|accountable|named",
        "without an|a accountable|responsible|named|lead officer|owner|person|lead",
        "nobody|noone against [it|them]",
        f"[the] {_OWNER} [is|are] [still] to be confirmed|agreed|identified|decided|assigned",
        f"[the] {_OWNER} [is|are] still tbc|tba|unknown|vacant|blank",
    ),
    **_all(
        Lacks(lacking=(Lacking.DATE,)),
        f"{_NEEDING} a|the [new|due|end|target|firm|proper|clear] {_DATE}",
        f"{_NEEDING} {_DATE}",
        f"in need of a [due|end|target|firm] {_DATE}",
        f"{_WAITING} to be dated|scheduled|timetabled",
        f"{_WAITING} to be given a [due|end|target] {_DATE}",
        f"tbc|tba|blank|unknown|nothing against|for|as|under|in|on [the|its|their] [due|end|target] {_DATE}",
        "unscheduled|undetermined|untimed|openended",
        "open ended",
        f"[the] {_DATE} [is|are] [still] to be confirmed|agreed|set|decided",
        f"[the] {_DATE} [is|are] still tbc|tba|unknown|blank",
        f"no|without|missing [a|any|their|its] planned|firm|proper|clear|definite|confirmed|target {_DATE}",
    ),
    **_all(
        Starred(Progress.ON_TRACK),
        f"{_ON} [really|very|quite|pretty] well|nicely|smoothly|swimmingly|fine",
        f"{_ON} to plan|schedule|time",
        f"{_ON} as planned|expected|it should|hoped",
        "[going|running] as planned",
        "looking good|healthy|rosy|promising",
        "ticking along|over [nicely]",
        "sailing along|through",
        "is|are|still|running|whats|anything on time|schedule",
        "in line with [the] plan",
    ),
    **_all(
        Starred(Progress.NOT_STARTED),
        "embryonic|unbegun",
        "in its|their infancy",
        "on|at|in the starting|start blocks|line|gate",
        f"{_WAITING} to be|get started|begun|kicked|going [off]",
        f"{_WAITING} to start|begin|commence|be started|begun|kicked [off]",
        f"{_WAITING} to kick|get off|going|started|underway|cracking",
        "awaiting a|the start",
        "to be started|begun",
        "not [yet] [got|been] going|underway|begun|commenced",
        "not [yet] [got|been] kicked off",
        "not [yet] [got] off the ground",
    ),
    **_all(
        Is(states=(State.DROPPED,)),
        "canned|binned|ditched|superseded|withdrawn|axed|defunct|obsolete|redundant|discontinued|retired",
        "written|struck|killed off",
        "out of scope",
        "taken off|out [of] [the] [plan]",
    ),
}
_TROUBLED = (
    "[is|are|was|were|gone|going|been|being] off track|target|course|plan|schedule|piste|kilter|beam",
    "[is|are|was|were|gone|going|been|being] off the rails|boil|pace",
    "[in] [a] [bit] [of] [real|serious|deep] trouble|difficulty|difficulties",
    "in doubt",
    "going|gone|went badly|wrong|awry|south|sideways|downhill|astray",
    "going|gone|went pear shaped",
    "not going well|right|smoothly|to [plan|schedule]",
    "touch and go",
    "on a knife edge",
    "on shaky ground",
    "hanging in the balance",
    "hanging by a thread",
    "dragging|lagging|limping|teetering [on|along|behind|its|their] [heels|feet]",
    "derailed|adrift|precarious|dicey|ropey|ropy|hairy|dodgy|iffy|risky|doubtful|uncertain|problematic|worrying|concerning|troubled",
    "a concern|worry|problem|mess|disaster|shambles",
    "a car crash",
    "[a] cause for concern",
    "of concern",
    "causing|giving|having [us|me] [some|a] concern|concerns|problem|problems|trouble|headache|headaches|issue|issues"
    "|grief|difficulty|difficulties",
    "under pressure",
    "losing|lost momentum|steam|pace|traction",
    "running out of time|road|steam",
    "any|what|whats [are] [the|our|my] [main|big|biggest|real|key|current] problems|issues|difficulties|showstoppers"
    "|setbacks|hiccups|snags|glitches|bumps|worries|niggles",
    "red flag|flags",
    "sticking point|points",
    "warning sign|signs",
)
TROUBLED: dict[str, object] = dict.fromkeys(_TROUBLED, Ask.TROUBLED)
"""What may not come in time: those that slip or are said to be at risk answer it."""
