"""Posts as people shorten them, and the words by which a name is known to be one."""

from commands.language.spotting.date_words import listed

ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "ad": ("assistant director",),
    "asm": ("assistant service manager",),
    "atm": ("assistant team manager",),
    "ce": ("chief executive",),
    "ceo": ("chief executive",),
    "cex": ("chief executive",),
    "cfo": ("chief finance officer",),
    "dcs": ("director of children's services", "director of children and families"),
    "dass": ("director of adult social services",),
    "dd": ("deputy director",),
    "dpo": ("data protection officer",),
    "eps": ("principal educational psychologist",),
    "hos": ("head of service",),
    "hot": ("headteacher",),
    "iro": ("independent reviewing officer",),
    "lmc": ("lead member for children",),
    "mo": ("monitoring officer",),
    "pep": ("principal educational psychologist",),
    "pm": ("programme manager", "project manager"),
    "pmo": ("programme management office",),
    "psw": ("principal social worker",),
    "sao": ("senior administrative officer",),
    "senco": ("special educational needs coordinator",),
    "sm": ("service manager",),
    "spm": ("senior practice manager",),
    "ssw": ("senior social worker",),
    "sw": ("social worker",),
    "tm": ("team manager",),
    "vsh": ("virtual school head",),
}
"""Of two letters, only where they are typed in capitals."""

SHORT_WORDS: dict[str, str] = {
    "sw": "social worker",
    "mgr": "manager",
    "mngr": "manager",
    "svc": "service",
    "svcs": "services",
    "serv": "service",
    "servs": "services",
    "dir": "director",
    "princ": "principal",
    "prac": "practice",
    "perf": "performance",
    "spec": "specialist",
    "particip": "participation",
    "hd": "head",
}
"""Words of a post as people shorten them beside the rest of it: "principal sw"."""
SOMEBODY = listed("person lady guy man woman chap bloke lead leader officer manager head boss contact colleague")
"""What somebody may be called by what they do: "the workforce person"."""

ROLES = listed(
    "head director manager lead officer worker chair adviser advisor executive inspector scrutineer member"
    " coordinator practitioner analyst assistant chief deputy commissioner consultant nurse accountant"
    " administrator headteacher supervisor specialist principal leader councillor psychologist guest partner"
)
"""Words of a post. A name that holds one is a post's, and has no first name."""
ALONE = listed("director commissioner scrutineer")
"""Those of them that name somebody without another word, where one person alone has such a post."""

ALSO_WORDS = listed(
    "art april august banks bell best bill bird bishop black board bond bright brook brooks brown carter case"
    " chance chase church close cook craft cross dale dawn day dean drew early east faith field fields fisher ford"
    " fox france frank gene glad good grace grant gray green grey guy hall hand hardy head heath hill holmes home"
    " hope house jack jan joy june king lane law lee little lock long low major mark marks may means miles moor"
    " moss north notice page park pat penny pool poor pope post potter power price rate ray read rich rise rob"
    " rock rose rush sands sharp short singer small south spring star steel stone storm street strong sue summer"
    " swift thorn tree wade walker ward waters way webb wells west white will winter wise wolf wood woods work"
    " worth young"
)
"""First names and surnames that are as often another word: a person only beside a word that leads to one."""
