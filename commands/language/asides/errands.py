"""What people want done that no change of an item does: a file, a message to somebody, a right, a pulse, other words.

Each is known by how it begins and what it is about, and has an answer: the words of a command, or a sentence that says
why not and what to do instead. A question about the plan is none of these.
"""

import re
from functools import cache

from commands.errors import CommandError
from commands.language.asides.errand_refusals import (
    ALWAYS_LOOKED_OVER,
    BACKDATES_NOTHING,
    GIVES_NO_RIGHTS,
    HIDES_NOTHING,
    KEEPS_HISTORY,
    PASSES_NOTHING_ON,
    RESHAPES_NOTHING,
    SENTENCES,
    SETS_MEETINGS,
    SKIPS_NO_STEP,
    TELLS_THE_OWNER,
    WATCHES_NOTHING,
)

_LEADS = (
    "hi|hello|hey|morning|afternoon|ok|okay|so|and|also|but|right|now|then|well|please|pls|plz|can|could|would|will|may"
    "|might|you|u|we|i|someone|somebody|just|quickly|kindly|need|want|wish|like|love|id|i['’]d|i['’]ll|you['’]d|to"
    "|let['’]?s|mind|go|ahead|possible|is|it|any|chance|of|for|me|us|be|able|have|get|help|should|must|got|gotta|we['’]d"
    "|do|not|don['’]?t|sightline"
)
_TELLING = r"^(?!\W*(?:\w+\W+){0,2}?(?:can|could|should|may|shall|do|must) (?:i|we)\b)"
"""Whoever may tell somebody asks what is true: "can I tell the board that it is done"."""
LEADS = rf"^\W*(?:(?:{_LEADS})\b\W*){{0,8}}?"
"""What may stand before the verb of a wish."""

_FORMATS = (
    r"excel|xlsx?|csv|spreadsheets?|workbook|pdf|word doc\w*|print-?outs?|print out|hard cop(?:y|ies)"
    r"|paper cop(?:y|ies)"
    r"|powerpoint|slides?|ical|ics"
)
_SOMEBODY_ELSE = (
    r"(?!me\b|us\b|you\b|i\b|it\b|that\b|this\b|what\b|which\b|who\b|how\b|when\b|where\b|why\b|whether\b|if\b"
    r"|apart\b|about\b"
    r"|anything\b|more\b|all\b)[\w@:.'’]+"
)
_RIGHTS = (
    r"(?:(?:edit|editing|admin|read|write|full|view|viewing)[ -]?)?"
    r"(?:access|rights?|permissions?|log-?ins?|accounts?|licen[cs]es?|password)"
)
_MESSAGES = r"(?:messages?|reminders?|nudges?|notifications?|pings?|e-?mails?|dms?|alerts?|prompts?)"
_SAID = r"(?:said|says|wrote|put|told|posted|typed|recorded|entered)"
_KEPT = (
    r"(?:log|logs|history|audit (?:trail|log)|records?|updates?|comments?|remarks?|entry|entries|answers?|responses?)"
)
_TO_CHANGE = (
    "delete|remove|erase|wipe|edit|alter|amend|rewrite|doctor|tamper with|falsify|scrub|strike|redact|get rid of"
    "|take out|take down|clear|tidy up|tweak|lose"
)

OUT_OF_THE_PLAN = (
    (
        rf"{LEADS}(?:send|give|export|download|extract|save|have|get|print|run off|produce|need|want|generate"
        rf"|share)\b"
        rf"(?!.{{0,60}}\b(?:into you|to you|upload|import|i['’]?ve got|version)\b).{{0,60}}?\b(?:{_FORMATS})\b",
        "help export",
    ),
    (
        rf"{LEADS}(?:print|run off) (?:off |out |me )?(?:a copy of |a |the |this |that |my |our |all )?"
        r"(?:whole |full |entire |current |improvement )*(?:plan|list|report|actions|milestones|everything|overdue)",
        "help export",
    ),
    (rf"^\W*(?:an? |the )?(?:{_FORMATS}) (?:of|for|with|copy)\b", "help export"),
)
INTO_THE_PLAN = (
    (
        rf"{LEADS}(?:import|upload|re-?upload|load|feed|read in)\b(?! ?(?:done|complete))"
        r".{0,50}\b(?:plan|version|spreadsheet|document|file|doc|excel|sheet)\b",
        "help import",
    ),
    (
        r"^(?!.*\bhow\b)\W*(?:here['’]?s|here is|ive got|i['’]ve got|i have) (?:the|a|our|my) (?:new|latest"
        r"|updated|revised|\w+) "
        r"(?:version of the )?(?:plan|version|spreadsheet|document|file)\b",
        "help import",
    ),
)
PASSING_ON = (
    (
        rf"{LEADS}(?:e-?mail|forward|cc|copy in|fax|text|whats?app|phone|ring) (?!address\b|me\b|everyone"
        rf"|everybody|all\b)\w+",
        "help sharing",
    ),
    (
        rf"{LEADS}(?:send|post|pass|put|publish|circulate|distribute|share)\b.{{2,60}}?\b(?:every|each) "
        r"(?:week|month|day|morning|friday|monday|tuesday|wednesday|thursday)\b",
        "help digest",
    ),
    (
        rf"{LEADS}(?:send|post|pass|circulate|distribute)\b (?!me\b|us\b|.{{0,12}}\b(?:reminder|nudge|chaser"
        rf"|prompt)).{{2,60}}?\b(?:on )?(?:to|round to|around to|in) "
        r"(?!me\b|us\b)(?:the |my |our |all )?(?:chair|board|boards|director|lead|leads|manager|managers|team|teams"
        r"|members?|ofsted|inspectors?|partners?|everyone|everybody|all|staff|channel|head|practice|workforce"
        r"|programme"
        r"|psw|lado|councillors?|cabinet|leader)\b",
        "help sharing",
    ),
    (
        rf"{_TELLING}(?:{LEADS[1:]})(?:tell|inform|notify|warn|thank|congratulate|praise|apologise to|message"
        rf"|alert|remind|let) "
        rf"{_SOMEBODY_ELSE}(?: (?!to\b)[\w'’]+){{0,5}}? "
        r"(?:that|know|well done|thanks|thank you|she['’]?s|he['’]?s|they['’]?re|sorry|i['’]?m|i am|i said"
        r"|we['’]?re|we are)\b",
        PASSES_NOTHING_ON,
    ),
    (rf"{_TELLING}(?:{LEADS[1:]})(?:thank|congratulate|praise|notify|inform) {_SOMEBODY_ELSE}", PASSES_NOTHING_ON),
    (
        rf"{LEADS}(?:pass (?:this|that|it|them|my|our) \w*|say (?:well done|thanks|thank you|hello|hi|sorry) to)\b",
        PASSES_NOTHING_ON,
    ),
)
PASSED_ON = (
    (
        r"^\W*(?:please )?(?:can|could|would|will) (?:this|that|it|these|they|the [\w' ]{2,30}?) (?:please )?be"
        r" (?:forwarded|e-?mailed|sent|shared|copied|printed|posted|circulated|passed)\b(?!.{0,15}\bme\b)",
        "help sharing",
    ),
    (
        rf"{_TELLING}(?:{LEADS[1:]})tell (?:everyone|everybody|all staff|all the \w+|the team|staff|people|the board)\b"
        r"(?! (?:who|what|which|how|why)\b)",
        PASSES_NOTHING_ON,
    ),
)
BOARDS = (
    (
        r"^(?!.*\?)\W*(?:the |our )?(?:next |future |new |improvement |executive |partnership |scrutiny )*boards?"
        r"(?:['’]?s)?(?: dates?| meetings?)?(?: is| are| will be| meets?| sits| moves| has moved| have moved)+"
        r" (?:now )?(?:on |to )?.{0,20}\d",
        SETS_MEETINGS,
    ),
)
ASIDE = (
    (
        rf"{LEADS}(?:approve|accept|agree to|say yes to|yes to|decline|reject|refuse|turn down|no to|grant|sign off) "
        r"(?:\w+(?:['’]s)? ){0,3}?(?:request|new date|extension|date change|change of date|more time)s?\b",
        "requests",
    ),
    (
        r"^[^:]*\b(?:could do with|needs?|wants?|requires?|should have) (?:some |more |a few |a |an |another |new "
        r"|proper )*"
        r"milestones?\W*$",
        "help adding",
    ),
    (rf"{LEADS}(?:download|export) (?:the lot|it all|all of it|everything)\b", "help export"),
    (rf"{LEADS}(?:attach|upload|add) (?:the |some |my |an? )?(?:piece of )?evidence\b", "help evidence"),
    (
        r"^(?=.*\b(?:pulses?|surveys?)\b).*\b(?:stop (?:sending|asking|messaging)|don['’]?t (?:send|ask)) me\b",
        "pulse asks",
    ),
    (r"\bstop sending me\b", "help messages"),
)
ALLOWED = (
    (
        r"^\W*(?:am i|are we|is (?:it|an owner)|are owners) (?:allowed|able|ok|okay|supposed|permitted|free)"
        r"(?: for (?:me|us))? to (?:move|change|extend|push|shift|set|alter)\b",
        "help dates",
    ),
    (
        r"^\W*(?:can|could|may|do) (?:i|we|owners) (?:just )?(?:move|change|extend|push|shift|alter|set) "
        r"(?:my|our|a|the|their)(?: own)?(?: promised| due)? (?:dates?|deadlines?)\b[^\d]*$",
        "help dates",
    ),
    (
        r"^\W*who (?:decides|approves|agrees|signs off|has to agree|can agree) .{0,30}"
        r"\b(?:dates?|deadlines?|extensions?)\b",
        "help dates",
    ),
    (
        r"^\W*(?:can|could|may|am i allowed to|is it ok to) (?:i |we )?(?:hand over|give away|pass on|reassign"
        r"|hand back|transfer|swap) (?:my|our|an?|something|things|actions?|milestones?)\b[^\d]*$",
        "help owners",
    ),
    (
        r"^\W*how (?:long|often|many times) (?:can|may|could) (?:i|we) (?:snooze|park|pause|put off)\b",
        "help messages",
    ),
    (
        r"^\W*(?:what|which) (?:day|time|days|times)\b.{0,20}\b(?:ask|nudge|message|remind|ping|chase)s? me\b",
        "help messages",
    ),
    (
        r"^\W*(?:what|who) happens?\b.{0,40}\b(?:when|if) (?:someone|somebody|an owner|i|they|he|she|people)"
        r" (?:leaves?|goes|move|moves)\b(?! (?:on|to|by) )",
        "help owners",
    ),
    (
        r"^\W*(?:can|could|may) (?:i|we) (?:please )?(?:get|have) (?:some|a bit of|any|more)? ?help"
        r"(?: (?:please|here|with (?:this|you|it)))*\W*$",
        "help",
    ),
)
WATCHING = (
    (
        rf"{LEADS}(?:let me know|tell me|ping me|alert me|notify me|message me|warn me|give me a shout)"
        r" (?:as soon as|the moment|once|whenever|every time|each time|if anything changes|when anything changes"
        r"|(?<!tell me )when .{2,40}\b(?:is|are|gets|has been) (?:done|complete|completed|finished|updated"
        r"|closed|changed"
        r"|answered)"
        r"|(?:if|when) .{2,40}\b(?:changes|updates|finishes|goes (?:red|amber|green|blue)|turns (?:red|amber"
        r"|green|blue)))\b",
        WATCHES_NOTHING,
    ),
)
RIGHTS = (
    (
        rf"{LEADS}(?:give|grant|gives|provide|sort|arrange|request|have|need|want|get|revoke|remove|take away"
        rf"|stop|delete|cancel"
        rf"|set up|create|reset|restore|lost|forgot|forgotten)\b(?!.{{0,60}}\b(?:milestone|action"
        rf"|panel)\b).{{0,50}}?\b{_RIGHTS}\b",
        GIVES_NO_RIGHTS,
    ),
    (
        rf"{LEADS}(?:add|invite|set up|register|onboard|remove|delete)\b.{{1,50}}\b(?:as (?:an? )?|to )"
        r"(?:users?|viewers?|members?|editors?|contributors?|admins?|sightline|the (?:bot|app|system|workspace))\W*$",
        GIVES_NO_RIGHTS,
    ),
    (
        rf"{LEADS}(?:make|turn)\b.{{1,50}}\b(?:an? )?(?:viewer|editor|contributor|reader|user|member)\W*$",
        GIVES_NO_RIGHTS,
    ),
    (
        r"^\W*who (?:all )?(?:has|have|holds|got) (?:the )?"
        r"(?:(?:admin|edit|editing|lead|full) )+(?:access|rights?|permissions?|powers?)",
        "help roles",
    ),
)
PULSES = (
    (
        rf"{LEADS}(?:start|kick off|kick-off|launch|run|open|send out|set up|create|begin|do|make|write|build"
        rf"|design|organise"
        r"|schedule)\b (?:off )?(?:a |an |the |our |another |new |next |staff |quick |short |monthly "
        r"|weekly )*pulses?\b",
        "help pulses",
    ),
    (
        rf"{LEADS}(?:stop|end|close|cancel|pause|extend|finish|shut)\b (?:down )?(?:a |the |our |this |current "
        rf"|staff )*pulses?\b",
        "pulse",
    ),
    (
        r"^(?!.*\b(?:say|said|tell|told|results?|scores?|feedback|findings?|show|answers?|response|comments?)\b)"
        r"\W*(?:when(?:['’]?s| is| does| do| are)|is there|are there|what|which|any|has"
        r"|have)\b.{0,40}\bpulses?\b[^.]{0,40}$",
        "pulse",
    ),
)
MESSAGES = (
    (
        rf"\b(?:too many|fewer|less|so many|loads of|reduce|cut down on|stop (?:the|these|sending|all|your)"
        rf"|turn off|switch off"
        rf"|mute|unsubscribe from|opt out of|not so many|no more)\b(?: \w+){{0,3}}? {_MESSAGES}\b",
        "help messages",
    ),
    (r"^\W*(?:please )?(?:stop|quit|unsubscribe|opt out)\W*$", "help messages"),
    (
        rf"{LEADS}(?:stop|unsubscribe|turn off|switch off|mute|change|move|send|switch|cancel|receive|want|post"
        rf"|rearrange|set)\b"
        r".{0,40}\bdigests?\b",
        "help digest",
    ),
)
BENDING = (
    (
        rf"{LEADS}(?:log|record|put|mark|show|enter|date|count|save)\b.{{0,40}}\bas (?:if|though) "
        r"(?:it|they|this|that|i|we) (?:was|were|had)\b",
        BACKDATES_NOTHING,
    ),
    (
        rf"{LEADS}(?:ignore|skip|bypass|override|get round|get around|go round|miss out|forget)\b"
        r" (?:the|any|all|this|that) "
        r"(?:\w+ )?(?:approval|approvals|permission|permissions|sign-?off|process|checks?|step|steps|form|question)\b",
        SKIPS_NO_STEP,
    ),
    (
        rf"{LEADS}(?:turn|switch) off\b.{{0,30}}\b(?:screening|safeguards?|filters?|names? check\w*"
        rf"|checks? (?:for|on) names?)\b",
        ALWAYS_LOOKED_OVER,
    ),
    (
        rf"{LEADS}(?:disable|remove|stop)\b.{{0,20}}\b(?:the |your )(?:screening|safeguards?|name check\w*"
        rf"|filters?)\b",
        ALWAYS_LOOKED_OVER,
    ),
    (rf"{LEADS}back-?dat(?:e|ing)\b", BACKDATES_NOTHING),
    (
        rf"{LEADS}(?:hide|conceal|cover up|bury|gloss over|fudge|massage|fiddle|cook|fake|disguise|sugar-?coat"
        rf"|whitewash)\b",
        HIDES_NOTHING,
    ),
    (rf"{LEADS}(?:pretend|act like|act as if|make out|lie)\b", HIDES_NOTHING),
    (rf"{LEADS}make\b.{{1,40}}\blook\b", HIDES_NOTHING),
    (
        rf"{LEADS}(?:leave|keep|take|miss|drop)\b.{{1,40}}\b(?:off|out of|from) (?:the |my |our |this "
        rf"|next )?(?:\w+ )?"
        r"(?:report|digest|board paper|pack|summary|dashboard|figures|numbers|count)\b",
        HIDES_NOTHING,
    ),
    (r"\beven though (?:it|they|this|that) (?:isn|wasn|hasn|aren|weren|haven|is not|was not|has not)", HIDES_NOTHING),
    (
        rf"{LEADS}(?:change|mark|set|update|move|close|put|record|make|delete|assign)\b.{{1,60}}\bwithout "
        r"(?:telling|letting|informing|notifying|asking|anyone|anybody|\w+(?: \w+){0,3} (?:knowing|noticing"
        r"|finding))",
        TELLS_THE_OWNER,
    ),
)
RESHAPING = (
    (
        rf"{LEADS}(?:combine|merge|amalgamate|consolidate|split|swap|duplicate|clone)\b (?:up )?"
        r"(?:(?:the |both )?(?:actions?|milestones?) )?[a-z]\d{1,2}(?:\.\d{1,2})?\b(?!.*\b(?:own|lead)\w*)",
        RESHAPES_NOTHING,
    ),
)
_MINE = r"(?:my|i|i['’]ve|ive)\b"
HISTORY = (
    (
        rf"{LEADS}change (?!my\b)(?:[\w'’.]+ ){{1,6}}?(?:comments?|remarks?|quote)\b(?! (?:of mine|i)\b)",
        KEEPS_HISTORY,
    ),
    (
        rf"{LEADS}(?:{_TO_CHANGE}|change)\b (?:\w+ ){{0,2}}?(?:{_MINE})(?: [\w'’.]+){{0,4}}? (?:{_KEPT}|{_SAID})\b",
        "help undo",
    ),
    (rf"{LEADS}(?:{_TO_CHANGE})\b(?: [\w'’.]+){{0,6}}? {_KEPT}\b(?! (?:of|form|as|to be)\b)", KEEPS_HISTORY),
    (rf"{LEADS}(?:{_TO_CHANGE}|change)\b what\b.{{1,40}}\b{_SAID}\b", KEEPS_HISTORY),
    (rf"{LEADS}take (?:out |down |off |back )?what (?!i\b).{{1,40}}\b{_SAID}\b", KEEPS_HISTORY),
    (rf"{LEADS}change (?:the )?(?:log|logs|history|audit (?:trail|log)|record)\b", KEEPS_HISTORY),
)
ERRANDS = (
    *BENDING,
    *RESHAPING,
    *HISTORY,
    *RIGHTS,
    *PULSES,
    *MESSAGES,
    *WATCHING,
    *OUT_OF_THE_PLAN,
    *INTO_THE_PLAN,
    *PASSING_ON,
    *PASSED_ON,
    *BOARDS,
    *ALLOWED,
    *ASIDE,
)


@cache
def _errands() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(pattern, re.IGNORECASE), answer) for pattern, answer in ERRANDS]


def errand(sentence: str) -> str | None:
    """The words of the command that answers it; None for what asks or tells something of the plan.

    Raises:
        CommandError: it is an errand that nobody can have done here; says what to do instead.
    """
    if sentence.lstrip().startswith("{") or '{"' in sentence:
        # A button says it.
        return None
    answer = next((answer for pattern, answer in _errands() if pattern.search(sentence)), None)
    if answer in SENTENCES:
        raise CommandError(answer)
    return answer
