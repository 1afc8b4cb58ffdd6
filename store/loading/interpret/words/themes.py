"""Words about themes: what calls something one, what names none, and what says how urgent an action is."""

import re

from store.loading.interpret.words.listed import listed

THEME_WORDS = ("theme", "priority", "workstream", "pillar", "strand")

# Said of a heading or a tab, these name no theme.
GENERIC_WORDS = frozenset(
    listed("""
        action | plan | tracker | improvement | sheet | table | appendix | annex | log | register | draft |
        overview | summary | detailed | detail | programme | version | update | updated | council | page |
        progress | report | monitoring | current | live | full | list | main | data | statement | written |
        ofsted | inspection | post | response | send | ilacs | recommendation | open | all | rag | status |
        closed | completed | outstanding | archive | archived | complete | new | existing | official | sensitive |
        confidential | restricted | protect | total | last | reviewed | what | we | will | do | next | key |
        performance | board | delivery | operational | tab | book | children | service | quarter | month | year |
        january | february | march | april | may | june | july | august | september | october | november |
        december | milestone | timescale | with | is | by
    """)
)

# What stands in a column called "Priority" that holds no themes.
URGENCIES = frozenset(
    listed("""
        high | medium | low | h | m | l | urgent | critical | must | should | could | med | must do | should do |
        could do | important | highest | lowest | normal | major | minor
    """)
)

_STEP = (
    r"(?:very |extremely |most |quite |really )?(?:high|medium|moderate|low|critical|urgent|important|essential|major"
    r"|minor|normal|standard|routine|severe|significant|desirable|must|should|could|won'?t|would)(?:est)?"
    r"(?:\s*(?:[-–—/&]|to|and)?\s*(?:very )?(?:high|medium|moderate|low|critical|urgent|have|do|priority"
    r"|risk|impact)){0,3}"
)
SCALE = re.compile(
    rf"{_STEP}|(?:(?:priority |level |grade |tier |p|category )?[1-5]|[a-d])(?:\s*[-–—:(/.]\s*{_STEP}\)?)?"
    r"|(?:priority |p|tier |level |grade )[1-5]|(?:immediate|short|medium|long)(?:er)?[- ]?term|immediate|asap"
    r"|quick wins?",
    re.I,
)
"""A step of a scale, in a column that might have held themes."""

FURNITURE = re.compile(
    r"(?:extract(?:ed)?|export(?:ed)?|downloaded|generated|printed|saved|last (?:saved|updated|modified|edited)"
    r"|run (?:on|by|at)|report (?:run|date|generated|produced)|data (?:as|at|from)|as (?:at|of)|correct (?:at|as)"
    r"|updated|version)\b.*\d.*"
    r"|(?:please|do not|don'?t|note that|n\.?b\.?|how to (?:use|fill|complete)|return to|back to|click|use this"
    r"|this (?:sheet|document|table|tab|form|log|tracker)|instructions?|guidance (?:on|for)|filter(?:ed)?|sorted)\b.*"
    r"|(?:note|nb|key|legend|source|page|total|owner|author|prepared (?:by|for)|produced (?:by|for)|contact"
    r"|present|in attendance|attendees|attendance|apologies|chair|minutes|date|date of \w+|distribution|circulation|cc"
    r"|from|to|meeting(?: date)?|copyright)\s*[:=].*"
    r"|page \d.*|sep=.*|https?:.*|©.*|\*.*|.*\b(?:please|do not)\b.*",
    re.I,
)
"""Lines that belong to a sheet or a page, and name nothing of the plan."""
