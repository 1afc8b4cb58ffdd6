"""The guard at the door: unfit words are refused before anything reads them, and nothing of them is kept."""

from sqlmodel import Session

from bot.conversation.heard import Utterance
from commands.errors import CommandError
from commands.language.guarding import Concern, guarded
from commands.language.plan_words import without_plan
from commands.screening import ScreenedError
from store.people import directory


def refuse_unfit(session: Session, said: Utterance) -> Utterance:
    """The same words, where they may be read.

    Raises:
        ScreenedError: they tell of one child or family. What can be sent again goes back to who wrote them.
        CommandError: they are an order to forget the rules, or ask what nobody may know.
    """
    refusal = guarded(without_plan(said.text.strip()), lambda name: directory.knows_name(session, name))
    if refusal is None:
        return said
    if refusal.concern is not Concern.CHILD:
        raise CommandError(refusal.sentence)
    error = ScreenedError(refusal.sentence if not refusal.rest else f"{refusal.sentence} For example: “{refusal.rest}”")
    if not refusal.rest:
        error.words = said.text
    raise error
