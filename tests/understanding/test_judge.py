"""The judge of answers: right ones pass, and each way to be wrong is seen and told apart."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import questions
from benchmarks.questions import phi
from benchmarks.understanding.cases import Case, Change, read_cases, with_digits
from benchmarks.understanding.changes import demanded, unlike
from benchmarks.understanding.judging import Judgement, Verdict, judge
from benchmarks.understanding.playing import Player
from benchmarks.understanding.written import Effect
from tests.databases import SqliteDatabases, with_demo

OVERDUE = ["A17.1", "A9.1", "C12.1", "A1.2"]


@pytest.fixture
def player(sqlite_databases: SqliteDatabases, tmp_path: Path) -> Player:
    return Player(sqlite_databases.ready(with_demo), tmp_path)


def case(text: str, expect: dict[str, Any], by: str = "director", also: Any = (), where: str = "dm") -> Case:
    about = {"id": "own1", "as": f"{by}@demo.example", "today": "2022-07-11", "where": where}
    return Case.model_validate({**about, "text": text, "expect": expect, "also": list(also)})


def said(ref: str, progress: str, **others: Any) -> dict[str, Any]:
    return {"kind": "change", "changes": [{"ref": ref, "progress": progress, **others}]}


def verdict(player: Player, *args: Any, **others: Any) -> Verdict:
    return judge(case(*args, **others), player).verdict


@pytest.mark.parametrize(
    "expect",
    [
        {"kind": "list", "refs": OVERDUE[:3]},
        {"kind": "list", "refs": [*OVERDUE, "C7.1"]},
        {"kind": "list", "refs": OVERDUE, "must_not": ["A9.1"]},
        {"kind": "list", "refs": OVERDUE, "must_say": ["Lead member"]},
        {"kind": "list", "count": 0},
        {"kind": "count", "count": 5},
        {"kind": "card", "refs": ["A17.1"]},
        {"kind": "status", "subject": "plan"},
        {"kind": "changes"},
        {"kind": "person", "subject": "person:Head of Safeguarding"},
        {"kind": "help"},
        {"kind": "refuse"},
        {"kind": "unknown_fact"},
        {"kind": "choose", "refs": []},
        said("A9.1", "at risk"),
    ],
)
def test_a_list_is_silently_wrong_where_something_else_was_expected(player: Player, expect: dict[str, Any]) -> None:
    assert verdict(player, "overdue", expect) is Verdict.SILENT


def test_a_list_is_right_in_any_order_and_over_all_its_pages(player: Player) -> None:
    assert verdict(player, "overdue", {"kind": "list", "refs": OVERDUE[::-1], "count": 4}) is Verdict.RIGHT
    actions = [one["ref"] for one in _rows(player) if one["kind"] == "action"]
    assert len(actions) == 73
    assert verdict(player, "list actions", {"kind": "list", "refs": actions}) is Verdict.RIGHT
    assert verdict(player, "list actions", {"kind": "list", "refs": actions[:72]}) is Verdict.SILENT


def test_what_is_right_as_well_is_right(player: Player) -> None:
    also = [{"kind": "list", "refs": OVERDUE}]
    assert verdict(player, "overdue", {"kind": "count", "count": 8}, also=also) is Verdict.RIGHT


def test_an_answer_under_a_notice_is_another_questions(player: Player) -> None:
    judged = judge(case("sufficency overdeu", {"kind": "list", "count": 0}), player)
    assert (judged.verdict, judged.dropped) == (Verdict.ANOTHER, False)
    assert "overdeu" in judged.answer


def test_a_word_that_means_nothing_stops_the_answer(player: Player) -> None:
    judged = judge(case("overdue on the moon", {"kind": "list", "count": 0}), player)
    assert (judged.verdict, judged.dropped) == (Verdict.ASTRAY, False)
    assert "moon" in judged.answer


def test_an_empty_list_of_days_that_nobody_named_is_not_right_by_chance(player: Player) -> None:
    judged = judge(case("and in workforce?", {"kind": "list", "count": 0}), player)
    assert judged.verdict is not Verdict.RIGHT


def test_a_choice_counts_where_one_press_leads_there(player: Player) -> None:
    under = "thread under nudge of D4.1"
    by = "programme.manager"
    expect = said("D4.1", "on track", words="all of them came")
    assert verdict(player, "all of them came", expect, by=by, where=under) is Verdict.ASKED
    wrong = said("D6.1", "on track", words="all of them came")
    assert verdict(player, "all of them came", wrong, by=by, where=under) is Verdict.ASTRAY


def test_words_that_lead_nowhere_are_no_answer(player: Player) -> None:
    assert verdict(player, "overdue on the moon", {"kind": "card", "refs": ["C5"]}) is Verdict.ASTRAY
    assert verdict(player, "show A99", {"kind": "card", "refs": ["A9"]}) is Verdict.CANNOT


@pytest.mark.parametrize(
    "expect",
    [
        said("B9.1", "delayed"),
        said("B1.1", "on track"),
        said("B9.1", "on track", words="never said"),
        said("B9.1", "on track", not_words="answered"),
        said("B9.1", "on track", percent=70),
        said("B9.1", "on track", forecast="2022-07-20"),
        {"kind": "refuse"},
        {"kind": "list", "refs": ["B9.1"]},
        {"kind": "card", "refs": ["B9.1"]},
        {"kind": "change", "changes": [{"ref": "B9.1", "words": "answered", "other": "ask how it stands"}]},
    ],
)
def test_what_was_not_said_is_a_wrong_write(player: Player, expect: dict[str, Any]) -> None:
    judged = judge(case("B9.1 on track, most have answered", expect, by="workforce.lead"), player)
    assert judged.verdict is Verdict.WRITTEN
    assert judged.why


def test_a_half_of_what_was_said_is_not_right(player: Player) -> None:
    both = {"kind": "change", "changes": [{"ref": ref, "progress": "on track"} for ref in ("B9.1", "B1.1")]}
    assert verdict(player, "B9.1 on track", both, by="workforce.lead") is Verdict.SILENT


def test_words_of_one_item_kept_under_another_are_wrong(player: Player) -> None:
    two = [{"ref": "B9.1", "progress": "on track"}, {"ref": "B1.1", "progress": "at risk"}]
    text = "B9.1 on track saying B1.1 at risk until 30 July"
    assert verdict(player, text, {"kind": "change", "changes": two}, by="workforce.lead") is Verdict.WRITTEN


@pytest.mark.parametrize(
    ("other", "effect"),
    [
        ("owner Head of Safeguarding", Effect("D1", "owner", "Head of Safeguarding")),
        ("title A new name", Effect("D1", "title", "A new name")),
        ("snooze until 2022-07-13", Effect("D1", "snooze until", "2022-07-13")),
        ("request due 2022-08-26; the lead decides", Effect("D1", "request due", "2022-08-26")),
        ("due 2022-09-02; agreed by the board", Effect("D1", "due", "2022-09-02")),
        ("not mine", Effect("D1", "not mine")),
        ("cancel snooze", Effect("D1", "cancel snooze")),
        ("undo", Effect("D1", "undo")),
        ("help", Effect("D1", "help")),
        ("nudge me on Tuesdays at 15:00", Effect("D1", "nudge", "on Tuesdays at 15:00")),
        ("leave 2022-07-12..2022-07-25", Effect("D1", "leave", "2022-07-12..2022-07-25")),
    ],
)
def test_other_changes_are_read_and_compared_to_the_letter(other: str, effect: Effect) -> None:
    demands = demanded(Change(ref="D1", other=other), "Somebody")
    assert unlike(demands, [effect]) is None
    assert unlike(demands, []) is not None
    assert unlike(demands, [effect, Effect("D2", "undo")]) is not None
    assert unlike(demands, [Effect("D1", effect.what, f"{effect.value} or so")]) is not None


def test_an_expectation_that_cannot_be_read_is_never_met(player: Player) -> None:
    expect = {"kind": "change", "changes": [{"ref": "B9.1", "other": "paint it blue"}]}
    assert judge(case("B9.1 on track", expect, by="workforce.lead"), player).unread


def test_a_wrong_answer_costs_what_it_is_said_to_cost() -> None:
    verdicts = [Verdict.RIGHT, Verdict.RIGHT, Verdict.ASKED, Verdict.CANNOT]
    assert [phi(verdicts, cost) for cost in (0, 1, 10)] == [50, 50, 50]
    assert [phi([*verdicts[:3], one], 10) for one in (Verdict.ANOTHER, Verdict.SILENT, Verdict.WRITTEN)] == [-200] * 3


def test_cases_are_chosen_by_the_last_digit_of_their_id(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    one = json.loads(case("overdue", {"kind": "list"}).model_dump_json(by_alias=True))
    file.write_text("\n".join(json.dumps({**one, "id": f"own{number}"}) for number in range(20)))
    assert [found.id for found in with_digits(read_cases([file]), "37")] == ["own3", "own7", "own13", "own17"]


def test_nothing_but_sums_is_printed_of_what_is_kept_unread(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.jsonl"
    one = json.loads(case("overdue please", {"kind": "help"}).model_dump_json(by_alias=True))
    file.write_text("\n".join(json.dumps({**one, "id": name}) for name in ("read1", "secret8")))
    questions.main([str(file), "--keep-unread", "789", "--show", "all"])
    printed = capsys.readouterr().out
    assert printed.count("overdue please") == 1
    assert "secret" not in printed
    assert "kept unread" in printed


def _rows(player: Player) -> list[dict[str, Any]]:
    played = player.play(case("overdue", {"kind": "list"}))
    return list(played.before["item"].values())


def test_a_judgement_names_its_case(player: Player) -> None:
    judged: Judgement = judge(case("overdue", {"kind": "list", "refs": OVERDUE}), player)
    assert (judged.case.author, judged.why) == ("own", "")
