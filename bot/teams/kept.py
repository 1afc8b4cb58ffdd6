"""What a form in a card brings back, besides what was filled in.

Teams hands it to whoever can press the button, so it is signed: nobody can make a form that we never drew.
"""

import hashlib
import hmac

from pydantic import BaseModel, ValidationError

from bot.chat.origins import KEPT
from bot.teams.places import Place
from commands.forms import Form, FormSection, MultiChoice


class KeptForm(BaseModel):
    """An open form. It is kept whole, since it is drawn anew where something is to be put right."""

    model_config = KEPT

    form: Form
    origin: Place

    @classmethod
    def of(cls, form: Form, origin: Place) -> "KeptForm":
        """What stood in its fields at first comes back in them."""
        return cls(form=form.model_copy(update={"fields": [_emptied(field) for field in form.fields]}), origin=origin)


def _emptied(field: FormSection | BaseModel) -> BaseModel:
    if isinstance(field, FormSection):
        return field
    return field.model_copy(update={"value": [] if isinstance(field, MultiChoice) else None})


class Seal:
    """Signs by a key that follows from the bot's own secret."""

    def __init__(self, secret: str) -> None:
        self._key = hashlib.sha256(b"form/" + secret.encode()).digest()

    def signed(self, kept: KeptForm) -> str:
        text = kept.model_dump_json(exclude_none=True)
        return f"{self._mark(text)}.{text}"

    def read(self, kept: str) -> KeptForm | None:
        """None for what this bot has not drawn, or in a way that nobody knows any more."""
        mark, _, text = kept.partition(".")
        if not hmac.compare_digest(mark.encode(), self._mark(text).encode()):
            return None
        try:
            return KeptForm.model_validate_json(text)
        except ValidationError:
            return None

    def _mark(self, text: str) -> str:
        return hmac.new(self._key, text.encode(), hashlib.sha256).hexdigest()[:32]
