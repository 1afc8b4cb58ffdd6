"""Words by which headings tell what stands under them besides tables."""

from store.loading.interpret.words.listed import listed

ACHIEVEMENT_WORDS = listed(
    "achievement | progress so far | progress to date | what we have done | accomplish | done so far"
)
GOVERNANCE_WORDS = listed("governance | boards and meetings | our boards | oversight arrangements")
MEMBERSHIP_WORDS = listed("membership | members | made up of | representatives | attended by | seats")
BODY_WORDS = listed("board | panel | meeting | team | group | committee | forum | partnership | cabinet | council")
