"""What every edge has in common: a person says something, one transaction later there is an answer.

The answer is written first and shown afterwards, so what was acknowledged is never lost. `conversation` is the door:
words and forms in, cards and forms out. `transactions` runs each in one go, `understanding` reads the words,
`choosing` finds the plan they mean, `answering` runs the command, `allowing` refuses it to whoever may not, `keys` lets
each click act once, and `form_errors` says what does not fit in a form.
"""

from bot.conversation.conversation import Conversation
from bot.conversation.heard import FilledForm, Heard, Utterance, as_card
from commands.request import NO_PLAN

__all__ = ["NO_PLAN", "Conversation", "FilledForm", "Heard", "Utterance", "as_card"]
