"""What an item lacks, in the many words that people have for it: nobody to ask, a date, evidence, milestones."""

from store.query.model import Lacking, Lacks

HAS_NOT = "no|neither|nor|without|w/out|w/o|lacking|lacks|lack|missing|zero|blank|unknown"
DOES_NOT_HAVE = "not|hasnt|havent|doesnt|dont|didnt|isnt|arent|never have|got|had|has|been|having|be"
A = "[a|an|any|the] [named|agreed|single|due|target|end|promised|one]"
OWNER = "owner|owners|lead|leads"
DATE = "date|dates|deadline|deadlines|timescale|timescales|timeframe|timeframes"
FORECAST = "forecast|forecasts|eta|etas"
NEWER = "new|newer|revised|recovery|expected|estimated|updated|replacement|completion"
PROOF = "evidence|proof"
PARTS = "milestone|milestones"


def _lacking(one: Lacking, *, negated: bool = False) -> Lacks:
    return Lacks(lacking=(one,), negated=negated)


_LACKED = {
    Lacking.OWNER: OWNER,
    Lacking.DATE: DATE,
    Lacking.FORECAST: FORECAST,
    Lacking.EVIDENCE: PROOF,
    Lacking.MILESTONES: PARTS,
}
_GAVE_NOT = "not|hasnt|havent|didnt|never [yet] given|give|sent|send|provided|provide|offered|set|put|told|supplied"
_HAVING = "with|having|have|has|got"
_BEHIND = "[attached|uploaded|provided|supplied|submitted|recorded|logged|held|behind|against|on] [it|them|file|record]"

LACKS: dict[str, object] = {
    **{
        f"missing|lacking|lacks|lack|blank {A} {words} or {A} {others}": Lacks(lacking=(one, other))
        for one, words in _LACKED.items()
        for other, others in _LACKED.items()
        if one is not other
    },
    **{f"{HAS_NOT} {A} {words}": _lacking(one) for one, words in _LACKED.items()},
    **{f"{DOES_NOT_HAVE} {A} {words}": _lacking(one) for one, words in _LACKED.items()},
    **{f"{_HAVING} [got] no {words} [to|at] [it|them|all]": _lacking(one) for one, words in _LACKED.items()},
    **{
        f"{_HAVING} [actually] [got] a|an|any {words} [on|for] [it|them]": _lacking(one, negated=True)
        for one, words in _LACKED.items()
        if one is not Lacking.MILESTONES
    },
    f"{HAS_NOT} [a|an|any|the] {NEWER} {DATE}": _lacking(Lacking.FORECAST),
    f"{DOES_NOT_HAVE} [a|an|any|the] {NEWER} {DATE}": _lacking(Lacking.FORECAST),
    f"{_HAVING} [actually] [got] a|an|any {NEWER} {DATE} [on|for] [it|them]": _lacking(Lacking.FORECAST, negated=True),
    f"{_HAVING} [got] no {NEWER} {DATE}": _lacking(Lacking.FORECAST),
    "not|isnt|arent|hasnt|havent [been] forecast|reforecast": _lacking(Lacking.FORECAST),
    **{
        f"{words} [is|are|was] unknown|tbc|tba|missing|blank|vacant|undecided": _lacking(one)
        for one, words in _LACKED.items()
        if one is not Lacking.MILESTONES
    },
    "unowned|unallocated|unassigned|ownerless|orphan|orphans|orphaned|unstaffed": _lacking(Lacking.OWNER),
    "nobody|noone|none to ask": _lacking(Lacking.OWNER),
    "no one to ask": _lacking(Lacking.OWNER),
    "nobody|noone|nobodys|noones owns|owning|has|responsible|assigned|leading|leads|looking"
    " [it|them|after|on] [it|them]": _lacking(Lacking.OWNER),
    "no one owns|owning|has|responsible|assigned|leading|leads|looking [it|them|after|on] [it|them]": _lacking(
        Lacking.OWNER
    ),
    "belong|belongs to nobody|noone": _lacking(Lacking.OWNER),
    "owned by nobody|noone": _lacking(Lacking.OWNER),
    "not|isnt|arent|hasnt|havent [been] owned|assigned|allocated": _lacking(Lacking.OWNER),
    "not|isnt|arent given": _lacking(Lacking.OWNER),
    "not|isnt|arent|hasnt|havent been given": _lacking(Lacking.OWNER),
    "not|isnt|arent|hasnt|havent [been] assigned|allocated|given to anyone|anybody|somebody|someone": _lacking(
        Lacking.OWNER
    ),
    "up for grabs": _lacking(Lacking.OWNER),
    "nobody|noone [has|have|is] taken|taking|took ownership|responsibility|charge [of|for]": _lacking(Lacking.OWNER),
    "nobody|noone driving|pushing|progressing|delivering|managing|handling [it|them|these|those|this]": _lacking(
        Lacking.OWNER
    ),
    "sat|sitting|sits|stuck|left with|against nobody|noone": _lacking(Lacking.OWNER),
    "no|without|lacking [a|any] named|accountable|responsible|lead|nominated person|officer|individual|manager|one": (
        _lacking(Lacking.OWNER)
    ),
    "nobody|noone|nobodys|noones [is|has] picked|picking|taken|taking [it|them|these|those] up|on": _lacking(
        Lacking.OWNER
    ),
    "nobody|noone [is] [down] for|against|doing|running|covering [it|them|these|those]": _lacking(Lacking.OWNER),
    f"{_GAVE_NOT} [me|us] [a|any|the|their] {DATE}": _lacking(Lacking.DATE),
    f"{_GAVE_NOT} [me|us] [a|any|the|their] [bit] [of] {PROOF}": _lacking(Lacking.EVIDENCE),
    "not|isnt|arent owned by anyone|anybody": _lacking(Lacking.OWNER),
    "nobodys name": _lacking(Lacking.OWNER),
    f"{HAS_NOT} {A} {PROOF} {_BEHIND}": _lacking(Lacking.EVIDENCE),
    f"{DOES_NOT_HAVE} {A} {PROOF} {_BEHIND}": _lacking(Lacking.EVIDENCE),
    f"lacking|lacks|lack|missing its|their|the {PROOF}": _lacking(Lacking.EVIDENCE),
    f"{HAS_NOT} its|their|the {FORECAST}": _lacking(Lacking.FORECAST),
    f"not|isnt|arent|hasnt|havent [been] backed|supported [up] [by|with] [any] {PROOF}": _lacking(Lacking.EVIDENCE),
    f"{HAS_NOT} a|any new|newer|revised|replacement one": _lacking(Lacking.FORECAST),
    **{
        f"have|has|having [got] [all] {words}": _lacking(one, negated=True)
        for one, words in _LACKED.items()
        if one not in (Lacking.MILESTONES, Lacking.OWNER)
    },
    f"have|has|having all|got {OWNER}": _lacking(Lacking.OWNER, negated=True),
    f"with {PROOF}": _lacking(Lacking.EVIDENCE, negated=True),
    f"with {FORECAST}": _lacking(Lacking.FORECAST, negated=True),
    "undated|dateless": _lacking(Lacking.DATE),
    "not|isnt|arent|hasnt|havent [been] dated|scheduled|timetabled": _lacking(Lacking.DATE),
    "has|have|got something|anything to show": _lacking(Lacking.EVIDENCE, negated=True),
    "unevidenced": _lacking(Lacking.EVIDENCE),
    "not|isnt|arent|hasnt|havent [been] evidenced": _lacking(Lacking.EVIDENCE),
}
