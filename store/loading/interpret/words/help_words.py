"""How rows of help, examples and totals speak, kept as data."""

import re

HELP = re.compile(
    r"(?:please )?(?:(?:enter|insert|type|add|use|select|pick|choose|write|describe|state|give|list|provide"
    r"|record|copy|leave)"
    r" (?:a|an|the|your|one|in|from|who|what|when|how|full|only|all|each|any|here|blank|if)\b.*"
    r"|(?:the )?(?:full )?name(?:s)? of\b.*|(?:one|full|first|role|job|post|person).{0,30}\b(?:only|not team)\b.*"
    r"|(?:what|when|who|how|which|where|why|is|does|has)\b.{3,}"
    r"|(?:date|day|deadline) (?:when|by|on|that|it|the|for|format|agreed)\b.*|start with\b.*|must\b.*|should\b.*"
    r"|(?:free ?text|auto(?:matic(?:ally)?)?(?: ?(?:number(?:ed)?|filled|generated|calculated|populated))?"
    r"|drop ?-?down.*)"
    r"|(?:max(?:imum)?|up to|about|at least) \d+.*|e\.?g\.?[ ,:].*|i\.?e\.?[ ,:].*|for example\b.*|(?:one"
    r"|a) (?:short |brief )?(?:sentence|line).*"
    r"|[a-z]+(?: [a-z]+)*(?: ?/ ?[a-z]+(?: [a-z]+)*){2,}"
    r"|open (?:or|/) closed|(?:yes|y) ?(?:/|or) ?(?:no|n)|r ?/ ?a ?/ ?g(?: ?/ ?b)?"
    r"|(?:brief|short|clear|unique|sequential|specific) (?:description|number|reference|summary|statement|ref"
    r"|title|and)\b.*"
    r"|(?:number|no|ref|reference)s?\.?|d+[/.-]m+[/.-]y+)",
    re.I,
)
"""A cell of a row that says how to fill in the table; counted only right under the headings."""

EXAMPLE = re.compile(
    r"\W*(?:e\.?g\.?|for example|examples?|sample|dummy|template|test|illustration)\s*(?:$"
    r"|[:–—(\]\d.-]|(?:row|line|action|entry|task|only)\b).*",
    re.I | re.S,
)
"""What a row begins with that only shows how others should look."""

TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|running) ?-?)?totals?\b(?! (?:review|rebuild|rewrite|quality)).*|(?:average|count"
    r"|sum|number|no\.?|percentage|%) (?:of )?"
    r"(?:all )?(?:actions?|tasks?|items?|rows?|complete|completed|open|closed|overdue|on track|red|amber|green"
    r"|blue)\b.*"
    r"|averages?|subtotals?|% ?complete(?:d)?|rag (?:totals?|summary|count)|(?:actions?|tasks?"
    r"|items?) (?:complete[d]?|open|closed|overdue|in total)",
    re.I,
)
"""What a row of sums begins with."""

LONGEST_HELP = 150


def is_help(words: str) -> bool:
    return len(words) <= LONGEST_HELP and HELP.fullmatch(words) is not None
