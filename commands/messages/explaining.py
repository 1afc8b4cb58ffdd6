"""What became of a message, told to people."""

from datetime import date, datetime

from commands import chats
from commands.showing.wording import count, day, moment
from store.models import Outgoing
from store.rules import reasons
from store.rules.terms import OutgoingState, Routed

WHY = {
    reasons.CUT_SHORT: "the bot stopped while it was sending it",
    reasons.NO_ACCOUNT: "the chat knows no account of theirs yet",
    reasons.ACCOUNT_CLOSED: "their account is closed",
    reasons.OUT_OF_DATE: "it was no longer worth saying",
    reasons.NOTHING_TO_ASK: "there was nothing left to ask",
    reasons.PLAN_CLOSED: "its plan is closed",
    reasons.TAKEN_BACK: "what it tells was taken back before it went",
    reasons.ON_LEAVE: "on leave",
    reasons.FULL_WEEK: "the week has had as many messages to them as it may, and nothing of it is due within days",
    reasons.NOT_YET: "it is outside their hours",
    reasons.HELD_UP: "the bot was held up before it could send it",
    reasons.MAY_HAVE_ARRIVED: "it may have arrived, but nobody can look it up there",
    reasons.UNEXPECTED: "the bot itself failed on it, see its log",
    reasons.ASKED_TO_WAIT: "the chat asked to wait",
    reasons.TIMED_OUT: "the chat did not answer in time",
    reasons.CONNECTION_LOST: "the connection broke off",
    reasons.NO_CONNECTION: "the chat could not be reached",
    reasons.CHAT_FAILED: "the chat itself failed",
    reasons.NO_SUCH_ACCOUNT: "the chat does not know their account",
    reasons.NOT_INSTALLED: "the app is not installed for them there yet",
    reasons.CHANNEL_GONE: "the bot is not in that channel, or it is gone",
    reasons.CHANNEL_ARCHIVED: "that channel is archived",
    reasons.BOT_NOT_IN_CHANNEL: "the bot is not in that channel",
    reasons.CHANNEL_SHARED: "people of another organisation read that channel",
    reasons.NOT_ALLOWED: "whoever runs the chat does not let the bot post there",
    reasons.SCOPE_MISSING: "the bot was not granted what that takes",
    reasons.MALFORMED: "the chat does not take it as the bot drew it",
    reasons.TOO_LONG: "it is longer than the chat takes",
    reasons.BOT_REFUSED: "the chat refuses the bot",
    reasons.ACCESS_TAKEN_BACK: "the chat refuses the bot: its token was taken back",
    reasons.BOT_REMOVED: "the chat refuses the bot: it was removed",
}


THERE = {
    Routed.CHOSEN: ", which they chose",
    Routed.LAST_SPOKE: ", where they last wrote",
    Routed.FIRST: ", the first of their chats",
}
"""Why a message goes through one of a person's chats, behind that chat's name."""


def why(problem: str) -> str:
    """A word of the ledger's in words; a chat's own word, for which we have none, stands as it is."""
    return WHY.get(problem, f"the chat says “{problem}”")


def explained(row: Outgoing, now: datetime, today: date) -> str:
    """A sentence or two: what the outcome is, and why."""
    reason = why(row.problem) if row.problem else ""
    match row.state:
        case OutgoingState.WAITING if row.claimed_until is not None and row.claimed_until > now:
            return "It is being sent."
        case OutgoingState.WAITING if row.claimed_until is not None:
            return "The bot stopped while it was sending it. It is looked up in the chat before it is sent again."
        case OutgoingState.WAITING if row.not_before > now:
            return f"It waits until {moment(row.not_before, today)}{f': {reason}' if reason else ''}."
        case OutgoingState.WAITING if row.platform is None:
            return f"It waits: {reason or WHY[reasons.NO_ACCOUNT]}."
        case OutgoingState.WAITING:
            return f"It is next to be sent in {_chat(row)}{f': {reason}' if reason else ''}."
        case OutgoingState.UNCERTAIN:
            return f"It may have arrived: {reason}. It is looked up in the chat before it is sent again."
        case OutgoingState.SENT if row.repeats:
            return f"{_taken(row)} It may have arrived twice; the second begins with “(repeat)”."
        case OutgoingState.SENT:
            return _taken(row)
        case OutgoingState.FAILED:
            return f"It was not said, after {count(row.attempts, 'try', 'tries')}: {reason}."
        case _:
            return f"It was not said: {held(row, today)}."


def _taken(row: Outgoing) -> str:
    twice = " It stands there more than once, since two processes sent it." if row.copies else ""
    return f"It was delivered in {_chat(row)}.{twice}"


def _chat(row: Outgoing) -> str:
    """The chat's name, and why this one where there is more than one."""
    name = chats.name_of(row.platform) if row.platform else "the chat"
    return f"{name}{THERE.get(Routed(row.routed), '')}" if row.routed else name


def held(row: Outgoing, today: date) -> str:
    """Why what fell due was not said; a chat's word or a stranger one stands as it is."""
    reason = WHY.get(row.problem or "", row.problem or "nobody wrote down why")
    if row.problem == reasons.ON_LEAVE and (until := row.card.until):
        stands_in = "; their deputy is asked" if row.card.deputy else "; nobody stands in who can be asked"
        return f"{reason} until {day(until, today)}{stands_in}"
    return reason
