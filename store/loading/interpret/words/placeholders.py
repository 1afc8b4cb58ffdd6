"""What stands in a cell where nobody has answered: lines of a list, hints of a form, failed formulas. Kept as data."""

import re

_OBJECT = (
    r"(?:an? |the |your |from (?:the |a )?)*(?:item|option|one|status|owner|lead|date|name|value|rating|rag|person|text"
    r"|action|action here|here|details?|list|drop ?-?down|drop ?-?down list|below|answer|choice|category|priority|theme"
    r"|description|title|comment|update|number|ref|reference|day)(?: (?:here|from (?:the )?list|below))?"
)
UNANSWERED = re.compile(
    rf"(?:please )?(?:select|choose|pick)(?: {_OBJECT})?"
    rf"|(?:please )?(?:enter|insert|type|add|input) {_OBJECT}"
    r"|click (?:or tap )?(?:here )?(?:to|and) (?:enter|add|choose|select|insert|type|edit)\b.*"
    r"|(?:tap|press) (?:here )?to (?:enter|add|choose|select|insert|type|edit)\b.*"
    r"|(?:dd?|mm?m?m?|yy(?:yy)?)(?:[ /.-](?:dd?|mm?m?m?|yy(?:yy)?)){1,2}"
    r"|\[?drop ?-?down\]?|free ?text|lorem ipsum.*|xx+|your (?:name|text) here|text here"
)
"""Matched without case, brackets, dashes and dots around it."""

ERROR = re.compile(
    r"#(?:n/a|ref!?|value!?|name\??|div/0!?|null!?|num!?|spill!?|calc!?|error!?|getting_data|blocked!?)|#{3,}", re.I
)

NO_ANSWER = re.compile(
    r"[-–—_?.*/\\ ]*|n/?[ak]|none|nil|nul+|blank|empty|tb[acd]|un(?:known|assigned|allocated)|redacted|withheld"
    r"|not (?:yet )?(?:known|stated|given|set|recorded|applicable|assigned|allocated|agreed|available|provided)"
    r"|to be (?:confirmed|agreed|decided|determined|advised|allocated|identified|assigned|completed)|no status|none yet"
    r"|\(?blank\)?",
    re.I,
)
"""Words by which people say that there is no answer, in a column that is not the title's."""

NO_ACTION = re.compile(
    r"none|nil|n/?a|noted?|nothing|not applicable|agreed|as above|-+|–|—|tb[acd]|no update"
    r"|no (?:further )?actions?(?: (?:required|needed|agreed|arising|identified|taken|recorded))?"
    r"|none (?:required|identified|agreed|at present|to report|this (?:month|time|week))"
    r"|for (?:info(?:rmation)?|noting)(?: only)?|there (?:are|were|is|was) no\b.{0,60}"
    r"|insert (?:new )?(?:rows?|actions?|lines?)(?: (?:above|below|here)\b.*)?|add (?:new )?(?:rows?|lines?)\b.{0,40}"
    r"|(?:this (?:row|line) (?:is )?)?(?:intentionally )?(?:left )?blank",
    re.I,
)
"""What stands where an action would, and is none."""
