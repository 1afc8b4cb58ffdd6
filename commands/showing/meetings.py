"""When a board meets, said in a sentence; where nobody told, that is said and asked for."""

from collections.abc import Sequence
from datetime import date

from commands.advice import say
from commands.showing.wording import count, day


def meetings_said(board: str, days: Sequence[date], today: date) -> str:
    if not days:
        example = say(f"set board {board} meets 20 July, 17 August")
        return f"No meeting dates are held. The programme lead can tell me: {example}."
    past, to_come = [one for one in days if one < today], [one for one in days if one >= today]
    said = [f"Next meeting: {day(to_come[0], today)}." if to_come else "No meeting to come is held."]
    said += [f"{count(len(to_come) - 1, 'more', 'more')} after that.".capitalize()] if len(to_come) > 1 else []
    said += [f"Last met: {day(past[-1], today)}."] if past else []
    return " ".join(said)
