"""Files in a chat that sends some, and in one that sends none."""

from dataclasses import dataclass, field

from bot.chat.origins import Origin
from bot.chat.sending_files import SORRY, FilesToSend, NotSentError
from bot.exports import MadeFile
from commands.cards import Card
from commands.files import PlanFile, WantedFile
from tests.chat import Log
from tests.chats.conftest import Reader


@dataclass
class Pigeonhole:
    """A chat that takes a file or does not."""

    refuses: str = ""
    files: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def send_file(self, place: Origin, file: MadeFile) -> None:
        if self.refuses:
            raise NotSentError(self.refuses)
        self.files.append(file.name)

    def show(self, place: Origin, card: Card) -> None:
        self.said.append(card.title)


def made(wanted: WantedFile) -> MadeFile:
    if not wanted.plan_id:
        raise RuntimeError("the plan of a council")
    return MadeFile(wanted, "plan.xlsx", "The plan.", b"rows")


def sent(chat: Pigeonhole, plan_id: int) -> None:
    sending = FilesToSend(made, chat, chat.show)
    sending.send(PlanFile(plan_id), Origin())
    sending.wait()
    sending.close()


def test_what_is_made_is_sent() -> None:
    chat = Pigeonhole()
    sent(chat, 1)
    assert (chat.files, chat.said) == (["plan.xlsx"], [])


def test_a_refusal_is_said_where_it_was_asked() -> None:
    chat = Pigeonhole(refuses="The pigeonhole is full.")
    sent(chat, 1)
    assert (chat.files, chat.said) == ([], ["The pigeonhole is full."])


def test_what_fails_on_the_way_is_said_and_logged(logged: Log) -> None:
    chat = Pigeonhole()
    sent(chat, 0)
    assert chat.said == [SORRY]
    assert [entry["event"] for entry in logged] == ["file not sent"]


def test_a_chat_that_sends_none_says_who_writes_it(reader: Reader) -> None:
    reader.says("export")
    assert reader.says("export workbook").startswith("I send no files here. An administrator writes it")
