"""What is said to somebody who wants what nobody can have done here, with what to do instead."""

from commands.advice import say

PASSES_NOTHING_ON = (
    "I take no message to other people, so nothing was sent. Put share behind a question to show its answer to this"
    f" channel. Whoever leads the plan, or manages an owner, can have me ask them: {say('remind @person about D1')}."
)
GIVES_NO_RIGHTS = (
    "I give nobody an account or a right, and take none away. Every full member of this workspace may read the plan,"
    " and an owner may update what is theirs. An administrator names who leads it:"
    f" {say('set @person lead')}."
)
KEEPS_HISTORY = (
    "What was said stays in the history, under the name of whoever said it, so nothing was changed. Whoever wrote it"
    f" can take it back within an hour with {say('undo')}, or put the words right with {say('reword D1 update')}."
)
HIDES_NOTHING = (
    "Nothing in the plan is hidden from those who may read it, and no colour is made up: it follows from the dates and"
    f" from what owners say. Nothing was changed. {say('why D1')} tells which rule gave one its colour."
)
BACKDATES_NOTHING = (
    "The history keeps the day on which something was said, so nothing is backdated. Where it was truly complete on an"
    f" earlier day, its owner says which: {say('update D1 complete on 30 June')}."
)
ALWAYS_LOOKED_OVER = (
    "What people write is always looked over for words that may tell who a child is. That can't be turned off."
)
TELLS_THE_OWNER = (
    "Whoever owns something is told when somebody else changes it, and the history names who did. I can't leave that"
    " out, so nothing was changed."
)
WATCHES_NOTHING = (
    f"I can't watch for that and tell you when it happens. {say('changes')} says what is new, and the weekly digest,"
    f" {say('digest')}, what moved."
)
SKIPS_NO_STEP = (
    "No step is left out: an owner asks for another date and the programme lead decides, and what I propose is recorded"
    f" after a press. Nothing was changed. {say('request D1 due 30 September because WHY')} asks for one."
)
SETS_MEETINGS = (
    "Nothing was changed. The programme lead sets when a board meets:"
    f" {say('set board Improvement Board meets 15 September, 13 October')}. {say('boards')} lists what is known."
)
RESHAPES_NOTHING = (
    "I can't combine, split or swap what is in the plan, so nothing was changed. The programme lead adds a milestone"
    f" with {say('add milestone D1 TITLE by 29 July')}, and closes one that is no longer needed with"
    f" {say('close D1 because WHY')}."
)
SENTENCES = frozenset(
    {
        RESHAPES_NOTHING,
        PASSES_NOTHING_ON,
        GIVES_NO_RIGHTS,
        KEEPS_HISTORY,
        HIDES_NOTHING,
        BACKDATES_NOTHING,
        ALWAYS_LOOKED_OVER,
        TELLS_THE_OWNER,
        WATCHES_NOTHING,
        SKIPS_NO_STEP,
        SETS_MEETINGS,
    }
)
