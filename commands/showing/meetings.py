"""When a board meets, said in a sentence; where nobody told, that is said and asked for."""

from datetime import date

from commands.advice import say
from commands.showing.wording import count, day
from store.plan.meetings import BoardDays


def meetings_said(held: BoardDays, today: date) -> str:
    if not held.days:
        example = say(f"set board {held.board} meets 20 July, 17 August")
        return f"The plan holds no meeting dates. The programme lead can tell me: {example}."
    coming, past = held.next(today), held.last(today)
    more = sum(one >= today for one in held.days) - 1
    said = [f"Next meeting: {day(coming, today)}." if coming else "No meeting to come is held."]
    said += [f"{count(more, 'more', 'more')} after that."] if more > 0 else []
    said += [f"Last met: {day(past, today)}."] if past else []
    return " ".join(said)
