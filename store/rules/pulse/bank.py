"""Ready questions, in our own words. Each topic names the source of the idea, so that results can be read beside it."""

from dataclasses import dataclass

from store.rules.pulse.questions import Question, QuestionKind

AGREE = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
OFTEN = ("Never", "Rarely", "Sometimes", "Often", "Always")


@dataclass(frozen=True)
class Topic:
    name: str
    source: str
    questions: tuple[Question, ...]


def _agree(text: str) -> Question:
    return Question(kind=QuestionKind.SCALE, text=text, options=AGREE)


def _often(text: str) -> Question:
    return Question(kind=QuestionKind.SCALE, text=text, options=OFTEN)


def _several(text: str, *options: str) -> Question:
    return Question(kind=QuestionKind.CHOICES, text=text, options=options)


def _one(text: str, *options: str) -> Question:
    return Question(kind=QuestionKind.CHOICE, text=text, options=options)


def _comment(text: str) -> Question:
    return Question(kind=QuestionKind.COMMENT, text=text)


EMPLOYER_STANDARDS = "the Local Government Association's Employer Standards Health Check"
HSE = "the Health and Safety Executive's Management Standards"

TOPICS = (
    Topic(
        "workload",
        f"{EMPLOYER_STANDARDS} (safe workloads and case allocation) and {HSE} (demands, control)",
        (
            _often("I can do what my families need within the hours I am paid for."),
            _agree("The number and kind of cases I hold is about right for my experience."),
            _agree("When my caseload is too much, somebody does something about it."),
            _several(
                "What takes most of your time away from families?",
                "Recording and forms",
                "Travel",
                "Meetings",
                "Court work",
                "Covering for vacancies",
                "Finding placements or services",
                "Nothing in particular",
            ),
        ),
    ),
    Topic(
        "supervision",
        f"{EMPLOYER_STANDARDS} (supervision)",
        (
            _often("My supervision takes place as often as it should."),
            _agree("Supervision helps me to think about my families, not only to report on them."),
            _agree("I can tell my supervisor when I am unsure or have made a mistake."),
            _agree("My manager knows my work well enough to judge it fairly."),
        ),
    ),
    Topic(
        "wellbeing",
        f"{EMPLOYER_STANDARDS} (wellbeing) and {HSE} (demands, relationships, role)",
        (
            _often("After work I have enough energy left for my own life."),
            _agree("My team looks after one another."),
            _agree("I am clear about what is expected of me."),
            _often("I can take the leave and the time back that I am owed."),
        ),
    ),
    Topic(
        "safety",
        f"{EMPLOYER_STANDARDS} (wellbeing and a safe place to work) and {HSE} (relationships, support)",
        (
            _agree("I feel safe when I visit families, and somebody knows where I am."),
            _agree("I can raise a worry about practice without being worse off for it."),
            _agree("When somebody threatens or abuses me at work, I am backed."),
            _one(
                "The last time you raised a worry, what became of it?",
                "It was put right",
                "I was told why not",
                "I heard nothing",
                "I have raised none",
            ),
        ),
    ),
    Topic(
        "support",
        f"{EMPLOYER_STANDARDS} (continuing professional development) and {HSE} (support, change)",
        (
            _agree("I get the training that my work asks for, and the time to take it."),
            _agree("The systems and equipment I am given let me do my work."),
            _agree("Changes that affect my work are explained before they happen."),
            _comment("What one change would help you most in your work?"),
        ),
    ),
    Topic(
        "leaving",
        "the employee net promoter score (eNPS), a known measure, and exit interviews in children's services",
        (
            Question(
                kind=QuestionKind.ENPS, text="How likely are you to recommend working here to another social worker?"
            ),
            _one(
                "Where do you expect to be working in a year?",
                "Here, in this post",
                "Here, in another post",
                "At another council",
                "With an agency",
                "Outside social work",
                "I do not know",
            ),
            _several(
                "What would make you stay longer?",
                "A smaller caseload",
                "Better pay",
                "A manager who stays",
                "Better supervision",
                "Working more flexibly",
                "A way to move up",
                "Nothing: I plan to stay",
            ),
        ),
    ),
)

_BY_NAME = {topic.name: topic for topic in TOPICS}


def question_of(key: str) -> Question | None:
    """The question that a key such as `workload-2` names."""
    name, _, number = key.lower().partition("-")
    topic = _BY_NAME.get(name)
    if topic is None or not number.isdecimal() or not 1 <= int(number) <= len(topic.questions):
        return None
    return topic.questions[int(number) - 1]


def _picked(*keys: str) -> tuple[Question, ...]:
    found = [question_of(key) for key in keys]
    return tuple(one for one in found if one is not None)


OWN = "None yet: I add my own"
READY: dict[str, tuple[Question, ...]] = {
    "Ten questions on working here": _picked(
        *("workload-1", "workload-2", "supervision-1", "supervision-2", "wellbeing-1", "wellbeing-2"),
        *("safety-2", "support-1", "leaving-1", "support-4"),
    ),
    "Four quick questions": _picked("workload-1", "supervision-2", "safety-2", "leaving-1"),
    **{f"All on {topic.name}": topic.questions for topic in TOPICS},
    OWN: (),
}
"""Whole questionnaires to begin with, by what a form calls them."""
