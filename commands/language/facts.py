"""Facts that no plan holds, each by what it is about and what is asked of it, as patterns of folded words."""

import re
from dataclasses import dataclass

TREND = (
    r"going (?:up|down)|gone (?:up|down)|rising|risen|falling|fallen|rose|fell|coming down|creeping up|trend\w*"
    r"|latest|doing on"
)
HOW_MANY = (
    r"how (?:many|much|few|high|low|big|large|often|long)|number of|numbers|percent|percentage|per cent|%|proportion"
    r"|share|rates?|averages?|figures?|totals?|levels?|count|headcount|right now|at the moment|currently"
)
WHAT = r"what|whats|what's|how|hows|how's|any|tell|is|are|do|does|did|have|has|give|show|was|were|which|know"
ASKING = rf"{WHAT}|when|who|where|will|wont|should|can|could|{HOW_MANY}"
SAID = (
    r"say|says|said|saying|think|thinks|thought|feel|feels|felt|tell (?!me|us)|(?<!we )(?<!we've )(?<!i )told|answer\w*"
    r"|views?|opinions?|feedback|comments?"
)
INSPECTORS = (
    r"ofsted|judge?ments?|inspected|inspectors?|inspectorate|inspections?|hmip?|cqc|ilacs|monitoring visits?"
    r"|commissioner"
)
GRADE = (
    r"grades?|graded|ratings?|rated|judge?ments?|outcomes?|verdicts?|scores?|findings|results?|inadequate|outstanding"
    r"|requires improvement|did we get|were we|we got|pass|fail|report|letter|good enough|when|next|date|coming"
    r"|come|visit"
)
GOOD = r"good(?! (?:shape|nick|order|hands|place|position|condition|on))"
STAFF = (
    r"vacanc\w+|unfilled|caseloads?|agency|locums?|turnover|headcount|sickness|absences?|retention|fte|wte|leavers"
    r"|starters|newly qualified|nqsws?|asyes?|social workers?|sws?|sw['’]s|staff|workers|establishment|case ?holders?"
    r"|students|off sick"
)
OF_THE_PLAN = (
    r"actions?|milestones?|risks?|timeline|reds?|ambers?|greens?|greys?|on track|off track|at risk|blocked|snoozed"
    r"|owners?|owns?|owned|updates?|updated|answered|replied|responded|recs?|recommendations?|slip\w*|deadlines?"
    r"|forecasts?|baselines?|which standards?|standards? (?:says?|covers?|asks?)"
)
HOW_IT_STANDS = r"overdue|late|due|completed?|delayed"
"""What is said of actions, and as well of visits: "what share of visits was late" asks for a figure."""
SHARES = r"percent|percentage|per cent|%|proportion|share|rates?|averages?"
OF_CHILDREN = re.compile(
    r"\b(?:which|what|who|list(?: of)?|names? of|any|how many) (?:of )?(?:the |our |these |those )?(?:[\w-]+ )?"
    r"(?:children|kids|families|young people|babies|care leavers|siblings)"
    r" (?:are|is|were|was|have|has|had|who|went|still|waiting|without|we|do|did|need|at|on)\b"
)
"""What asks which children, or how many, are this or that."""
TOLD = re.compile(r"\d ?(?:%|per ?cent)")
"""Whoever gives a figure asks for none."""
_EVENTS = (
    r"how (?:many|few) (?:[\w-]+ )?(?:visits|assessments|supervisions?|conferences|contacts|reviews|strategy meetings"
    r"|enquiries|section 47s|s47s|interviews)"
)
_HAPPENED = r"were|was|did|have|had|has|are being|got|took"
EVENTS = re.compile(rf"{_EVENTS} (?:{_HAPPENED})")
"""What happened in the work itself, late or not: "how many assessments were late last month"."""
PURPOSE = re.compile(
    r"(?:(?:for|before|until|till|ahead of|so that|because) (?:the |my |our |this |next )?"
    r"|in the (?=minutes|agenda|papers?))"
    r"[\w-]+(?: [\w-]+)?"
)
"""What an answer is wanted for is not what is asked: "for the minutes", "before the inspectors arrive"."""


@dataclass(frozen=True)
class Fact:
    about: str
    asks: str
    says: str
    """Behind "The plan does not hold"."""
    near: tuple[str, ...] = ()
    """The kinds of subjects among which the nearest is looked for."""
    offers: tuple[tuple[str, str], ...] = ()
    of_an_item: bool = False
    """Whether it may be asked of one reference."""
    unless_titled: bool = False
    """Whether an action whose title has what it is about is what is meant."""


STATUS = ("How does the plan stand?", "status")
BOARDS = ("Which boards govern the plan?", "boards")
STANDARDS = ("Which standards are there?", "standards")
RISKS = ("What are the risks?", "risks")
CHANGES = ("What changed lately?", "changes")

FACTS = (
    Fact(
        r"(?:re-?)?referral rates?|(?!completion|success|update|response|first|second)[a-z-]+ rates?",
        f"{WHAT}|our|the",
        "rates or other figures of performance",
        near=("standard",),
        offers=(STANDARDS,),
    ),
    Fact(
        r"audits?|visits?|assessments?|reviews?|supervisions?|enquiries|samples?|files|conferences",
        r"(?:how many|what (?:share|proportion)|percent\w*) .*(?:graded|rated|judged|good|inadequate|outstanding|poor"
        r"|require\w*|on time|in time|in timescales?|compliant)",
        "how many were graded or done in time: figures of performance",
        near=("standard",),
        offers=(STANDARDS,),
    ),
    Fact(
        r"chief exec\w*|ceo|minister|chair|dfe|councillors?|lead member|members|inspectors?|ofsted|cabinet|mp|leader",
        r"seen|read|aware of|been told|been briefed",
        "who has seen or been told of what",
        near=("item", "board"),
        offers=(BOARDS, STATUS),
        of_an_item=True,
    ),
    Fact(
        INSPECTORS,
        f"{GRADE}|{SAID}",
        "what inspectors found, what grade they gave, or when they come next",
        offers=(STATUS, ("What was achieved before?", "achievements")),
    ),
    Fact(
        r"are we|will we|are they going to|do you think|would you say|should (?:we|i) (?:worry|be worried)"
        r"|do you reckon",
        rf"inadequate|outstanding|{GOOD}|pass|fail|intervention|get out|come out|special measures|ready for",
        "opinions or forecasts: it has what owners say and what the dates tell",
        offers=(STATUS, RISKS),
    ),
    Fact(
        _EVENTS,
        _HAPPENED,
        "figures of performance, unless somebody has entered them",
        near=("standard",),
        offers=(STANDARDS,),
    ),
    Fact(
        r"people|staff|workers|anyone|anybody|managers|colleagues|social workers|agency workers",
        r"(?:left(?! to| open| undone| on| in| for)|joined|resigned|quit|retired|been (?:recruited|appointed|hired)"
        r"|recruited|started)(?: us| this| last| since| in|$)",
        "how many staff there are, or figures about them",
        near=("standard",),
        offers=(STANDARDS, RISKS),
        unless_titled=True,
    ),
    Fact(
        r"we (?:now |yet |still )?(?:(?:fully|properly|short|under|well)[ -]?staffed|short of staff)",
        r"are|were|will",
        "how many staff there are, or figures about them",
        near=("item", "standard"),
        offers=(STANDARDS, RISKS),
    ),
    Fact(
        r"grades?|ratings?|judge?ments?",
        r"(?:are|will|do|would|might|could) we (?:be )?(?:expect\w*|get|hop\w*|likely|aim\w*|want\w*)",
        "what inspectors found, what grade they gave, or when they come next",
        offers=(STATUS, ("What was achieved before?", "achievements")),
    ),
    Fact(
        r"(?:annual )?leave|holidays?",
        r"how much|how many days|entitle\w*|allowance|carry over",
        "that: it holds actions, milestones, owners and dates",
        offers=(STATUS,),
    ),
    Fact(
        r"(?:average |typical )?(?:caseloads?|turnover|headcount|sickness|vacanc(?:y|ies)|agency use)"
        r"(?: rates?| levels?| figures?)?(?: (?:like|at|now|running at|for|in) ?(?:\w+)?)?(?= ?$)",
        r"what|whats|what's|hows|how's|how is|how are|how was",
        "how many staff there are, or figures about them",
        near=("standard", "item"),
        offers=(STANDARDS, RISKS),
    ),
    Fact(
        STAFF,
        rf"{HOW_MANY}|(?:got|have|are there|is there|there) (?:we )?(?:enough|sufficient|plenty of)|enough|short of"
        r"|too (?:few|many)",
        "how many staff there are, or figures about them",
        near=("standard", "item"),
        offers=(STANDARDS, RISKS),
    ),
    Fact(
        STAFF,
        rf"{TREND}|anyone|anybody",
        "how many staff there are, or figures about them",
        near=("standard", "item"),
        offers=(STANDARDS, RISKS),
        unless_titled=True,
    ),
    Fact(
        r"lac|cla|cin|uasc|neets?|ehcps?|looked after|children"
        r"|kids|child|families|parents|young people|referrals?|foster carers?|carers|cases?|complaints?"
        r"|placements?|adoptions?|care leavers|contacts|conferences|care orders|court",
        rf"{HOW_MANY}|{TREND}",
        "figures about children and families",
        near=("standard",),
        offers=(STANDARDS, STATUS),
    ),
    Fact(
        r"visits?|assessments?|supervision|section 47s?|s47s?|strategy meetings?|plans|audits?|timeliness|performance"
        r"|reviews?|measures?|kpis?|standards?",
        rf"{SHARES}|figures?|data|numbers|statistics|stats",
        "figures of performance, unless somebody has entered them",
        near=("standard",),
        offers=(STANDARDS,),
    ),
    Fact(
        r"(?:improvement |scrutiny |shadow )?boards?|panel|we (?:next |last )?meet|(?:next|last) (?:board )?meeting",
        r"how often|what time|where (?:is|are|do|does|did)|venue|which room",
        "where, at what time or how often its boards meet",
        near=("board",),
        offers=(BOARDS,),
        unless_titled=True,
    ),
    Fact(
        r"agendas?|minutes|attendees|attendance list",
        r"whats|what's|what is|what was|what were|where|wheres|where's|have we|have you|did we|got|any|who has|show",
        "minutes, agendas or who came to a meeting",
        near=("board",),
        offers=(BOARDS, CHANGES),
    ),
    Fact(
        r"board|panel|meeting|scrutiny|committee",
        r"(?:who's|whos|who is|anyone|anybody|is \w+)(?: from [\w ]+?)? (?:coming|attending|invited)",
        "minutes, agendas or who came to a meeting",
        near=("board",),
        offers=(BOARDS, CHANGES),
    ),
    Fact(
        r"minutes|agendas?|apolog\w+|quorate|attendance|attend\w*|turn(?:ed)? up|came|papers|absent|missed",
        r"board|panel|meetings?|scrutiny|adviser|minutes|agendas?|committee|attendance|signed off|circulated|sent out",
        "minutes, agendas or who came to a meeting",
        near=("board",),
        offers=(BOARDS, CHANGES),
    ),
    Fact(
        r"members|chair|board|panel|scrutiny|scrutineer|adviser|minister|dfe|department|councillors?"
        r"|lead member|cabinet|committee",
        SAID + r"|decid\w+|discuss\w*|ask|asks|asked|letter|reply|mood|happy|pleased|react\w*",
        "what was said or decided in a meeting, unless somebody gave it as the reason of a change",
        near=("board",),
        offers=(BOARDS, CHANGES),
    ),
    Fact(
        r"budgets?|costs?|spen[dt]\w*|money|funding|funds?|£\S*|pounds|prices?|savings|grants?|expensive|afford\w*|overspen\w+"
        r"|(?:total|final|overall|whole|running|full|wage) bill|bill for|bill (?:so far|to date)|price tag|invoices?",
        r"how much|how big|what|whats|what's|within|over|under|left|total|enough|figures?|have we|did we|are we|is|show"
        r"|any|latest|on",
        "budgets or what anything costs",
        near=("item",),
        offers=(STATUS,),
        of_an_item=True,
        unless_titled=True,
    ),
    Fact(
        r"survey|consultation|questionnaire|staff|social workers?|practitioners|families|parents|young people|children"
        r"|kids|foster carers|carers|partners|schools",
        SAID + r"|mood|happy|satisf\w+|find|finding|found|experienc\w+|react\w*|reveal\w*|showed|shows|show$",
        "what people said in a survey or to anybody else",
        near=("item",),
        offers=(STATUS,),
    ),
    Fact(r"morale|culture", WHAT, "how people feel", near=("standard", "risk"), offers=(STATUS,)),
    Fact(
        r"(?<!on )targets?",
        r"what|whats|what's|is there|which",
        "targets for what it measures",
        near=("standard",),
        offers=(STANDARDS,),
    ),
    Fact(
        r"other councils?|other authorit\w+|other las?|neighbou?rs?|statistical neighbours|national|nationally|england"
        r"|benchmark\w*|regional\w*|elsewhere",
        r"compar\w+|average|better|worse|how|against|benchmark\w*|than",
        "how other councils do",
        near=("standard",),
        offers=(STATUS, STANDARDS),
    ),
    Fact(
        r"phone|telephone|mobile|extension|e-?mail address|number|address|contact details|home address",
        r"what's|whats|what is|give me|need|have you got|do you have|how do i (?:ring|call|phone)",
        "telephone numbers or addresses",
        offers=(("Who is in the plan?", "people"),),
    ),
    Fact(
        r"weather|rain\w*|sunny|football|lunch|password|wifi|wi-fi|parking|joke"
        r"|(?:the|todays|world|local) news(?! (?:on|about|of|from))|traffic|train times"
        r"|the score(?! (?:on|with|for|in))"
        r"|snow\w*|pay ?day|get paid|wages|bonus|bank holiday|salary|pay rise|annual leave (?:left|balance)|car park",
        ASKING,
        "that: it holds actions, milestones, owners and dates",
        offers=(STATUS,),
    ),
)
