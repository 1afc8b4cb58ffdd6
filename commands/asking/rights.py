"""Who names administrators, leads and custodians, said to somebody who asks to be one."""

from commands.advice import say
from commands.cards import Card
from commands.errors import CommandError
from commands.registry import command
from commands.request import Request


@command("rights", needs="read", says="Who is given rights, and by whom", hidden=True, of_plan=False, without_plan=True)
def rights(request: Request) -> Card:
    """Raises `CommandError`: nobody is given a right by asking for it."""
    wanted = " ".join(request.words)
    if wanted.startswith(("admin", "superuser")):
        raise CommandError(
            "Nobody becomes an administrator here. Whoever runs the server names one:"
            " sightline check --make-admin EMAIL."
        )
    role = "custodian" if wanted == "custodian" else "lead"
    raise CommandError(f"You can't give yourself that. An administrator says {say(f'set @person {role}')}.")
