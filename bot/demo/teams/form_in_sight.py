"""A form as it stands in a message: its inputs by label, its button, and what it asks to be put right."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.demo.json_values import Json, objects
from bot.demo.teams.card_reading import actions_of, inputs_of, parts_of
from bot.demo.teams.displayed import as_read, words_in
from bot.demo.teams.messages import Message

SIGN = "⚠ "
CANCEL = "Cancel"


@dataclass(frozen=True)
class FormInSight:
    message: Message
    card: Json

    @property
    def inputs(self) -> dict[str, Json]:
        """By what a person reads over each."""
        return {as_read(str(one["label"])): one for one in inputs_of(self.card)}

    @property
    def submit(self) -> Json:
        """The button that sends what stands in the inputs."""
        return next(one for one in self._buttons() if one.get("associatedInputs") != "none")

    @property
    def cancel(self) -> Json:
        return next(one for one in self._buttons() if one.get("title") == CANCEL)

    def _buttons(self) -> Iterator[Json]:
        return (one for one in actions_of(self.card) if one["type"] == "Action.Execute")

    @property
    def problems(self) -> dict[str, str]:
        """What the card itself says is wrong, by the label of the input above.

        What is said of the whole form stands under its first label, unless something is said of a field as well.
        """
        labels = list(self.inputs)
        found: dict[str, str] = {}
        whole: list[str] = []
        label = ""
        for part in parts_of(self.card):
            if str(part.get("type")).startswith("Input."):
                label = as_read(str(part["label"]))
            if any(str(run.get("color")).lower() == "attention" for run in objects(part.get("inlines"))):
                words = " ".join(words_in(part))
                if words.startswith(SIGN) and label:
                    found.setdefault(label, words.removeprefix(SIGN))
                elif words.startswith(SIGN):
                    whole.append(words.removeprefix(SIGN))
        return found or ({labels[0]: " ".join(whole)} if whole else {})


def form_in(message: Message, reader: str) -> FormInSight | None:
    card = next((one for one in message.cards_for(reader) if inputs_of(one)), None)
    return None if card is None else FormInSight(message, card)
