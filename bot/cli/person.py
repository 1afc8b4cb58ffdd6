"""`sightline person export EMAIL` and `person forget EMAIL`: what is held about somebody, and their name gone."""

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import BaseModel
from sqlmodel import Session

from bot.cli.opening import open_core
from bot.cli.terminal import AsJson, Stop, in_words, say, say_json
from commands.messages.registry import sealed_kinds
from commands.showing.wording import count, joined
from scheduler.clock import WallClock
from store.database import reading, transaction
from store.models import Person
from store.people import addresses, directory
from store.people.life_cycle import exporting, forgetting
from store.people.life_cycle.exporting import NamedIn, PersonExport
from store.people.life_cycle.forgetting import Forgetting, RoleGone
from store.people.life_cycle.mentions import Mention
from store.people.life_cycle.page import page
from store.private_folder import make_private_folder
from store.retention import cleaning
from store.rules.terms import Role

CANNOT_READ = "Ballots of pulses cannot be read, so nobody can say whether they answered."


ROLES = {
    Role.ADMIN: ("an administrator", "name somebody with sightline check --make-admin EMAIL"),
    Role.LEAD: ("a programme lead", "an administrator names somebody in the chat, with /plan set @person lead"),
    Role.CUSTODIAN: (
        "the custodian of the pulses",
        "no round can open until an administrator names somebody in the chat, with /plan set @person custodian",
    ),
}
"""What somebody with it is called, and how another is named."""


class Do(StrEnum):
    EXPORT = "export"
    FORGET = "forget"


class ForgetAnswer(BaseModel):
    """What `person forget --json` prints."""

    forgotten: bool
    """False for a preview."""
    cleaned: bool
    """Whether the database's file holds nothing more of what was deleted."""
    roles: list[RoleGone]
    owned: list[str]
    printed: list[str]
    words: list[NamedIn]
    in_messages: int
    open_accounts: list[str]
    open_rounds: int
    ballots_withdrawn: bool | None


def person(
    do: Annotated[Do, typer.Argument(help="Show all that is held, or forget them.")],
    email: Annotated[str, typer.Argument(help="Their e-mail address, or one that they had.")],
    to: Annotated[Path | None, typer.Option(help="Of export: a folder for the JSON and the page.")] = None,
    accept: Annotated[bool, typer.Option("--accept", help="Of forget: do it. Without this it is a preview.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show all that is held about somebody, or forget them: their name goes, what they did stays."""
    if do is Do.EXPORT:
        _export(email, to, as_json=as_json)
    else:
        _forget(email, accept=accept, as_json=as_json)


def _export(email: str, to: Path | None, *, as_json: bool) -> None:
    core = open_core(WallClock())
    with reading(core.sessions) as session:
        sealed = [one.name for one in sealed_kinds()]
        exported = exporting.export(session, _known(session, email), core.clock.now(), sealed)
    if to is not None:
        say("\n".join(str(one) for one in _written(exported, to)))
    elif as_json:
        say_json(exported)
    else:
        say(page(exported))


def _written(exported: PersonExport, to: Path) -> list[Path]:
    """Only whoever made them may read them."""
    files = {to / "person.json": exported.model_dump_json(indent=2), to / "person.md": page(exported)}
    try:
        make_private_folder(to)
        for file, words in files.items():
            file.touch(mode=0o600)
            file.write_text(words, encoding="utf-8")
    except OSError as error:
        raise Stop(f"{to} cannot be written: {in_words(error)}.") from error
    return list(files)


def _forget(email: str, *, accept: bool, as_json: bool) -> None:
    core = open_core(WallClock())
    if accept:
        with transaction(core.sessions) as session:
            done = forgetting.forget(session, _known(session, email), now=core.clock.now())
    else:
        with reading(core.sessions) as session:
            done = forgetting.plan(session, _known(session, email))
    cleaned = accept and cleaning.clean_wanted(core.sessions)
    if as_json:
        words = [NamedIn(**asdict(one)) for one in done.words]
        say_json(ForgetAnswer(forgotten=accept, cleaned=cleaned, **{**vars(done), "words": words}))
    else:
        say("\n".join(forgetting_said(done, accept=accept, cleaned=cleaned)))


def _known(session: Session, email: str) -> Person:
    if email.strip().lower() == directory.OPERATOR_EMAIL:
        raise Stop(f"{email} is whoever types at this machine, not one person: it is neither shown nor forgotten.")
    found = addresses.by_address(session, email)
    if found is None:
        raise Stop(f"Nobody here has or had the address {email}.")
    return found


def forgetting_said(done: Forgetting, *, accept: bool, cleaned: bool) -> Iterator[str]:
    if accept:
        yield "Forgotten. What they said and did stays, as a former member's."
    else:
        yield "A preview; nothing is changed. Do it with --accept."
    for role in done.roles:
        yield _of_role(role, accept=accept)
    has = "will have" if not accept else "has" if len(done.owned) == 1 else "have"
    if done.owned:
        takes = "it" if len(done.owned) == 1 else "them"
        yield f"{joined(list(done.owned))} {has} no owner: say who takes {takes}."
    if done.printed:
        printed = joined([f"“{one}”" for one in done.printed])
        yield f"Documents print owners who name them: {printed}. Say whom these mean."
    if done.words:
        name = "piece of free words names" if len(done.words) == 1 else "pieces of free words name"
        yield f"{len(done.words)} {name} them. Somebody has to decide what becomes of each:"
        yield from (f"  {_place(one)}: “{one.words}”" for one in done.words)
    if done.in_messages:
        name = "message to others names" if done.in_messages == 1 else "messages to others name"
        yield f"{done.in_messages} {name} them; what is said there goes in time: sightline prune."
    yield from _of_pulses(done, accept=accept)
    if done.open_accounts:
        yield (
            f"Their account is open in {joined(list(done.open_accounts))}. The nightly reading leaves them out. Where"
            " they write to the bot, or somebody names their address, they are met as somebody new, and sightline"
            " check says so."
        )
    if accept and not cleaned:
        yield "Somebody reads the database just now, so its file is cleaned at the bot's next beat."
    yield "Backups made before hold what they held: let them go as they grow old."


def _of_role(gone: RoleGone, *, accept: bool) -> str:
    """Which role goes, and where nobody else has it, what to do."""
    says, name = ROLES[gone.role]
    of = f" of {gone.plan}" if gone.plan else ""
    went = f"They {'were' if accept else 'are'} {says}{of}, and {'are' if accept else 'will be'} it no more."
    if not gone.nobody_left:
        return f"{went} Somebody else is it too."
    return f"{went} Nobody else is: {name}."


def _of_pulses(done: Forgetting, *, accept: bool) -> Iterator[str]:
    yield CANNOT_READ
    if not done.open_rounds:
        return
    if not accept:
        yield f"{count(done.open_rounds, 'open round')} of a pulse asks them: a skip takes the place of any answer."
    elif done.ballots_withdrawn:
        yield "In each open round of a pulse a skip has taken the place of any answer."
    else:
        yield (
            "An answer of theirs in an open round could not be withdrawn, since this machine has not the keys of the"
            " rounds. It is destroyed unread for them when the round closes."
        )


def _place(one: Mention) -> str:
    about = f"{one.about}, " if one.about else ""
    return f"{about}{one.table.replace('_', ' ')} {one.key}, {one.field.replace('_', ' ')}"
