"""Words about themes: what calls something one, what names none, and what says how urgent an action is."""

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
