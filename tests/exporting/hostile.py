"""A plan whose words would calculate, break a line, hide, or end a file early."""

from store.dates import read_date
from store.documents.staged import (
    NamedPerson,
    StagedAction,
    StagedBody,
    StagedMilestone,
    StagedPlan,
    StagedRecommendation,
    StagedRisk,
    StagedStandard,
    StagedTheme,
    StagedTimelineEntry,
)

TITLES = (
    "=1+1",
    '=HYPERLINK("https://example.org","Press here")',
    "@SUM(A1:A9)",
    "+44 20 7946 0000",
    "-2",
    "'=1+1",
    "''-2",
    "'quoted'",
    "\t=1+1",
    "\r=1+1",
    "one line\nand another\r\nand a third",
    "🏡 home 👨‍👩‍👧 and 🇬🇧",
    "خطة التحسين",
    "\u202ereversed\u202c",
    "_x000D_ and _x0041_",
    "bell \x07 and \x1b[31mred",
    "<b>bold</b> & <script>alert(1)</script> **strong**",
    'commas, "quotes"; semicolons | bars',
    "- a bullet",
    "# a heading: with a colon",
    "null",
    "1.10",
    "007",
    "TRUE",
    "2022-07-31",
    " spaces around ",
    "word " * 1000,
)


def hostile_plan() -> StagedPlan:
    return StagedPlan(
        title="=cmd|'/c calc'!A1",
        council="+Council\nof two lines",
        themes=[StagedTheme(ref=ref, title=TITLES[at]) for at, ref in enumerate("ABCD")],
        recommendations=[
            StagedRecommendation(ref=f"R{number}", number=number, title=title)
            for number, title in enumerate(TITLES, start=1)
        ],
        actions=[
            StagedAction(
                ref=f"{'ABCD'[at % 4]}{at + 1}",
                printed_ref=f"={at}" if at % 2 else None,
                title=title,
                theme="ABCD"[at % 4],
                recommendations=[1, 10, at + 1] if at > 9 else [at + 1],
                due=read_date(
                    ("29 July 2022", "July 2022", "Q2 2022/23", "summer 2022", "autumn term 2022", "2022/23")[at % 6]
                ),
                status="=2+2",
                rating=("red", "amber", "green", "blue", "grey", None)[at % 6],
                milestones=[StagedMilestone(ref=f"{'ABCD'[at % 4]}{at + 1}.1", title=title)],
            )
            for at, title in enumerate(TITLES)
        ],
        timeline=[
            StagedTimelineEntry(
                ref=f"T{at}", title=title, start=read_date("January 2022"), due=read_date("December 2022")
            )
            for at, title in enumerate(TITLES, start=1)
        ],
        standards=[
            StagedStandard(ref="I.4a", printed_ref="I.4", title="=A1", measure="-5%", qualitative="@audit"),
            StagedStandard(ref="I.4b", printed_ref="I.4", title="=A2"),
            StagedStandard(ref="S3", title="no number"),
        ],
        risks=[StagedRisk(ref="RK1", title="=1", likelihood="+High", impact="-Low", controls="=2\n=3")],
        bodies=[StagedBody(name="=Board", kind="board", summary="+1", seats=["=Chair", "-2"], attendees=["@all"])],
        named_people=[NamedPerson(name="=Ann", role="+Chair")],
        achievements=list(TITLES),
    )
