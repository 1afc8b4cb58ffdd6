"""No command stores free words that were not looked over."""

from tests.structure.kit import Source

ROOMS = ("commands/changing/", "commands/pulse/")
VERBS = (
    "store.plan.updates",
    "store.plan.edits",
    "store.plan.rewording",
    "store.plan.claims",
    "store.plan.date_requests",
    "store.pulse.decisions.record",
    "commands.messages.telling",
)
"""Where the verbs stand that write what people say, or pass it on."""
NO_WORDS = {
    "commands/pulse/approve.py",
    "commands/changing/all_on_track.py",
    "commands/changing/assign.py",
    "commands/changing/reassign.py",
}
"""They write a colour alone, or a person, whom the directory names."""


def test_whatever_changes_the_plan_looks_its_words_over(sources: list[Source]) -> None:
    changing = [
        source
        for source in sources
        if source.name.startswith(("commands/changing/", "commands/pulse/"))
        and any(source.imports_from(verb) for verb in VERBS)
    ]
    assert len(changing) > 3
    unscreened = {source.name for source in changing if not source.imports_from("commands.screening.screened")}
    assert unscreened == NO_WORDS
