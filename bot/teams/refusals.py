"""Teams' errors, and what each means for a message, as Microsoft's "Rate limiting for bots" says."""

from datetime import timedelta

from bot.teams.connection import TeamsError
from scheduler.delivery.sending import AccountGoneError, DeliveryError, RefusedError, UncertainError
from store.rules import reasons

DEFAULT_WAIT = timedelta(seconds=30)
"""Where Teams asks to wait and does not say for how long."""
NOT_DONE = 412
"""Something else was being done to the conversation; Teams wants it tried again."""
REMOVED = frozenset({"MessageWritesBlocked", "BotNotInConversationRoster", "BotDisabledByAdmin", "ConversationBlocked"})
"""The person has removed or blocked the bot, or an administrator has."""


def what_it_means(error: TeamsError, *, to_person: bool, looking: bool = False) -> DeliveryError:
    """Say Teams' answer in the words of delivery.

    Args:
        to_person: in a personal chat; else in a channel.
        looking: the call changed nothing, so that it does not matter how far it came.
    """
    match error.status:
        case None if not error.arrived:
            return DeliveryError(reasons.NO_CONNECTION, permanent=False, word=error.code)
        case None:
            reason = reasons.TIMED_OUT if "Timeout" in error.code else reasons.CONNECTION_LOST
            return _in_doubt(reason, error, looking=looking)
        case 429:
            return DeliveryError(
                reasons.ASKED_TO_WAIT, permanent=False, wait=error.retry_after or DEFAULT_WAIT, word=error.code
            )
        case 400 | 401 if not error.arrived or error.status == 401:
            # The tenant gives no token, or Teams does not take it.
            return RefusedError(reasons.BOT_REFUSED, error.code)
        case 403 | 404:
            return _no_way_there(error, to_person=to_person, looking=looking)
        case 413:
            return DeliveryError(reasons.TOO_LONG, permanent=not looking, word=error.code)
        case status if status == NOT_DONE:
            return DeliveryError(reasons.CHAT_FAILED, permanent=False, word=error.code)
        case status if status >= 500 or status == 200:
            return _in_doubt(reasons.CHAT_FAILED, error, looking=looking)
        case _:
            return DeliveryError(reasons.MALFORMED, permanent=not looking, word=error.code)


def is_removed(error: TeamsError) -> bool:
    """Whether the bot may write there no more, until it is let in again."""
    return error.status == 403 and error.code in REMOVED


def _no_way_there(error: TeamsError, *, to_person: bool, looking: bool) -> DeliveryError:
    if to_person:
        gone = reasons.ACCOUNT_CLOSED if error.status == 403 else reasons.NO_SUCH_ACCOUNT
        return AccountGoneError(gone, error.code)
    reason = reasons.BOT_NOT_IN_CHANNEL if error.status == 403 else reasons.CHANNEL_GONE
    return DeliveryError(reason, permanent=not looking, word=error.code)


def _in_doubt(reason: str, error: TeamsError, *, looking: bool) -> DeliveryError:
    if looking:
        return DeliveryError(reason, permanent=False, word=error.code)
    return UncertainError(reason, error.code)
