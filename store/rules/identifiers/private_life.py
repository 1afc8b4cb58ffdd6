"""What is a colleague's own affair: why somebody is off, a divorce, a suspension. That they are off is no secret."""

import re
from collections.abc import Iterator
from functools import cache

Place = tuple[int, int]

_ILL = (
    r"depression|anxiety|stress|burn-?out|breakdown|mental health|miscarriage|cancer|chemo\w*|ivf|fertility"
    r"|hysterectomy"
    r"|alcohol\w*|addiction|post-?natal|abortion|ptsd|bipolar|eating disorder|stroke|heart attack|dementia|hiv"
    r"|drink(?:ing)? problem|drug problem|tumou?r|suicid\w+|overdose"
)
_SOMEBODY = (
    r"\b(?:he|she|(?-i:[A-Z][a-z]+)|worker|manager|lead|colleague|officer|head(?: of \w+)?|director|chair"
    r"|teacher|supervisor"
    r"|assistant|deputy|coach|practitioner|auditor)"
)
PATTERNS = (
    r"(?<!\bstaff )(?<!\bworkers )(?<!\bpeople )(?:\b(?:is|was|been|went|gone|goes)|['’]s) (?:still |now "
    r"|currently |been )?"
    r"(?:off|signed off|absent|away)(?: sick| work)? (?:with|due to|because of|for|having) "
    rf"(?:\w+ ){{0,2}}?(?:{_ILL})\b",
    rf"{_SOMEBODY} (?:has had|has|had|is having|got|was diagnosed with|is suffering (?:from|with)|is recovering from"
    rf"|is battling)"
    rf" (?:\w+ ){{0,2}}?(?:{_ILL})\b",
    rf"{_SOMEBODY}(?:['’]s| is| was| has been)? (?:\w+ )?(?:going|gone|went) through (?:an? |her |his "
    rf"|their )?(?:\w+ )?"
    r"(?:divorce|separation|break-?up|custody battle)\b",
    r"\b(?:his|her|their) (?:divorce|affair|drinking|marriage|pregnancy|sick note|diagnosis)\b",
    rf"{_SOMEBODY}(?:['’]s| is| was| has| got)+ (?:been )?(?:just |now )?(?:suspended|sacked|dismissed|disciplined"
    r"|under investigation|on a final (?:written )?warning|on capability|on a pip|performance[- ]managed)\b",
    r"\b(?:left|leaving|divorc(?:ed|ing)|split (?:up )?(?:with|from)|separated from) (?:her|his|their)"
    r" (?:husband|wife|partner|boyfriend|girlfriend)\b",
    r"\b(?:is|are|was) (?:now |living |staying )?in a (?:women['’]?s )?refuge\b",
    rf"{_SOMEBODY}(?:['’]s| is) (?:now |just )?pregnant\b",
)
CUE = re.compile(
    r"\b(?:off|absent|away|has|had|got|diagnosed|suffering|battling|recovering|divorce|separation|break-?up|custody"
    r"|affair|drinking|marriage|pregnan\w+|sick note|diagnosis|suspended|sacked|dismissed|disciplined|investigation"
    r"|left|leaving|divorc\w+|split|separated|refuge|warning|capability|pip|managed)\b",
    re.I,
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in PATTERNS), re.I)


OF_A_BODY = re.compile(
    r"(?:^|[.;!?,\n])\W*(?i:(?:hi|so|and|but|please|did|has|have|when|will|is|was|can|could|do|we|know|if|whether|any"
    r"|news|on|the|that|this|our|a|partner|peer|other|another|neighbouring|host|county|city|borough) )*"
    r"(?:[A-Z][\w-]+ ){0,3}"
    r"(?i:council|authority|ofsted|inspectorate|inspectors|consultancy|consultants|university|lga|dfe|trust) "
    r"(?i:(?:ever|has|have|had|did|will|to|not|yet|send|sent|share|shared|give|given|gave|finish|finished|publish"
    r"|published|complete|completed|us|me|the|back|finally|actually|already|on|with) )*$"
)
"""What an organisation found: "did that partner council ever send us their diagnosis" asks for a document."""
FINDING = "their diagnosis"


def find(text: str) -> Iterator[Place]:
    if CUE.search(text) is not None:
        yield from (
            (found.start(), found.end())
            for found in _pattern().finditer(text)
            if found[0].lower() != FINDING or not OF_A_BODY.search(text[: found.start()])
        )
