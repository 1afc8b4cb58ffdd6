"""What people type that asks nothing of the plan: greetings and thanks, how to do something, who may do what."""

import re

from commands.advice import say
from commands.errors import CommandError
from commands.language.asides.errands import errand
from commands.language.asides.helping import how_to, of_us, who_may
from commands.language.documented import documented, first_command
from commands.language.replying import ASKS_OUTRIGHT
from commands.language.spans import Token, tokens_of
from commands.language.spotting.phrases import Phrases, word_of
from commands.language.telling.clauses import Told
from commands.language.telling.wishes.helping import tells_of_trouble
from store.rules.folding import folded
from store.rules.references import as_reference

_GREETING = "hi hello hey hiya hey morning afternoon evening gday greetings yo good-morning goodmorning mornin"
_THANKS = "thanks thank thankyou cheers ta thx ty brilliant perfect lovely fab fantastic wonderful amazing appreciated"
_GOODBYE = "bye goodbye cya goodnight"
_SMALL = """
    a again all and are as at been break bye can chat cool day days did do doing enjoy enjoyed evening ever everyone
    everybody excellent fine for friday from glad going good great had happy have helpful her here hope hoping how i
    id im is it its ive just know later lot lots lovely luck many me monday much my nice night of ok okay one our
    really rest right see so some sorry star sunny super team than that thats the there this to today tomorrow
    too tuesday very was we wednesday week weekend well were what whats you youd your youre yours youve thursday time
    sightline bot mate folks friend pal xx x lol haha ha no worries problem welcome back weather holiday useful
    work works hard keep up mistake oops bad silly stuff job got appreciate appreciated cant believe
"""
GREETING, THANKS, GOODBYE = (frozenset(words.split()) for words in (_GREETING, _THANKS, _GOODBYE))
SMALL = frozenset(_SMALL.split())
SOCIAL = (
    GREETING | THANKS | GOODBYE | frozenset(["great", "helpful", "welcome", "lol", "haha", "sorry", "cool", "nice"])
)
"""At least one of these makes it small talk; "all done" is none."""
_CALLS = (
    "how are you|how are you doing|are you there|you there|u there|r u there|are u there|are you awake|anyone there"
)
CALLS = frozenset([*_CALLS.split("|"), "anybody there", "is anyone there", "is anybody there", "testing", "test"])
"""What people say to see whether somebody answers."""
_PRAISE = (
    "well done|good job|nice one|great job|good work|nice work|great work|good bot|clever bot|thats all|thats it"
    "|no thats all|thats all for now|nothing else|good to know|thats good to know|fair enough|makes sense|noted"
    "|understood|got it"
)
PRAISE = frozenset(_PRAISE.split("|"))
"""What people say to an answer, and ask nothing more."""
PLEASED = Phrases(
    {
        "[just|exactly|precisely|all] what i|we [really] needed|wanted": None,
        "[just|exactly|precisely|all] what i|we was|were after|wanting|needing": None,
        "[just] the ticket|job": None,
        "[all|everything] i|we needed|wanted": None,
        "does|did|do the trick|job": None,
    }
)
"""What people say of an answer beside thanks, of words that would ask something elsewhere."""
LONGEST = 16
"""Words; whoever writes more wants something."""

RIGHTS = re.compile(
    r"\b(?:make|give|grant|promote)\b.{0,20}?(?:\b(?:me|myself|us|him|her|them|my \w+)\b|@\S+).{0,20}?"
    r"\b(?P<role>admin(?:istrator)?|superuser|programme lead|lead|custodian)"
    r"(?: (?:rights|access|permissions?|role|powers))?(?: please| pls| thanks)*\W*$"
    r"|\b(?:make|promote) (?:[\w.'-]+ ){1,4}?(?:an|to)"
    r" (?P<other>admin(?:istrator)?)(?: please| pls| thanks)*\W*$"
    r"|\b(?:i want|i need|can i (?:have|get|be)|let me (?:be|have)|i should (?:be|have)) (?:to be )?(?:an? |the )?"
    r"(?P<wish>admin(?:istrator)?|custodian)\b(?: (?:rights|access|permissions?|role|powers))?"
    r"(?: please| pls| thanks)*\W*$",
    re.IGNORECASE,
)


SHEET = re.compile(
    r"<?https?://[\w.-]*(?:docs\.google\.com/(?:spreadsheets|document)|drive\.google\.com|sharepoint\.com|onedrive\.live\.com|1drv\.ms"
    r"|tasks\.office\.com|planner\.cloud\.microsoft|app\.smartsheet\.com)\S*",
    re.IGNORECASE,
)
_OF_A_SHEET = """
    a action actions add at can could from get google have here heres hi hello i import improvement in into is it its s
    just latest link live load look me my new on onedrive our plan planner please pls read see sharepoint sheet
    sheets spreadsheet take thanks that the this to tracker up upload use version we you your excel document file
"""
WORD = re.compile(r"[^\W_]+")
OF_A_SHEET = frozenset(_OF_A_SHEET.split())
"""Words beside a link that say no more than that it is our plan; with others it may be evidence."""


def aside(sentence: str) -> str | None:
    """The words of the command that answers it; None for whatever asks or tells something of the plan.

    Raises:
        CommandError: it asks for a right, which nobody is given by asking for it.
    """
    tokens = tokens_of(sentence)
    if (rights := who_may(tokens, sentence)) is not None:
        return rights
    if not any(as_reference(token.plain) for token in tokens) and (ours := of_us(tokens)) is not None:
        return ours
    if not SHEET.search(sentence) and not _is_documented(sentence) and (does := errand(sentence)) is not None:
        return does
    begins = first_command([token.plain for token in tokens[:2]])[0]
    if not tokens or (begins is not None and not begins.hidden) or as_reference(tokens[0].plain):
        return None
    if SHEET.search(sentence) and OF_A_SHEET.issuperset(WORD.findall(folded(SHEET.sub(" ", sentence)))):
        return "help links"
    if (help_ := how_to(tokens, sentence)) is not None and not tells_of_trouble(Told(sentence)):
        return help_
    if (talk := small_talk(tokens)) is not None:
        return talk
    if (found := RIGHTS.search(sentence)) is not None:
        raise _not_by_asking((found["role"] or found["other"] or found["wish"]).lower())
    return None


def _is_documented(sentence: str) -> bool:
    """ "export workbook", "import 3 plan" are no errands, since a command takes just these words."""
    found = documented(sentence.split(), None)
    return found is not None and not found.command.changes


WHAT_IF = re.compile(r"\W*what (?:if|happens)\b", re.IGNORECASE)


def help_under_a_nudge(sentence: str) -> str | None:
    """What asks about Sightline under its own question; thanks, and what tells something, are an answer there."""
    tokens = tokens_of(sentence)
    asks = ASKS_OUTRIGHT.match(sentence) or sentence.rstrip().endswith("?") or WHAT_IF.match(sentence)
    if not tokens or not asks or any(as_reference(token.plain) for token in tokens):
        return None
    return who_may(tokens, sentence) or of_us(tokens) or how_to(tokens, sentence)


def _not_by_asking(role: str) -> CommandError:
    if role.startswith(("admin", "superuser")):
        return CommandError(
            "Nobody becomes an administrator here. Whoever runs the server names one:"
            " sightline check --make-admin EMAIL."
        )
    role = "custodian" if role == "custodian" else "lead"
    return CommandError(f"Nobody is given that by asking for it. An administrator says {say(f'set @person {role}')}.")


def small_talk(tokens: list[Token]) -> str | None:
    """ "help" behind a greeting, "thanks" behind thanks; None where a word is left that may ask something."""
    heard = [(one.place, word) for one in tokens if (word := word_of(one)) and any(map(str.isalnum, word))]
    words = [word for _, word in heard]
    if not words:
        signs = "".join(token.typed for token in tokens)
        return "hello" if signs and not any(sign in "=?#@/<>{}|$%^&*+\\🚦" for sign in signs) else None
    if " ".join(words) in PRAISE:
        return "thanks"
    if THANKS & set(words) and "?" not in tokens[-1].typed:
        pleased = {place for span in PLEASED.spot(tokens) for place in span.places}
        words = [word for at, word in heard if at not in pleased]
    social = SOCIAL & set(words) or (CALLS & {" ".join(words)})
    if len(words) > LONGEST or not social or not (" ".join(words) in CALLS or set(words) <= SMALL | SOCIAL):
        return None
    return "thanks" if social & THANKS and not social & GREETING else "hello"
