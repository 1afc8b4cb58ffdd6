"""The command line of all verbs, of which only the one that was asked for is loaded."""

import gc
import importlib
import importlib.metadata
import tomllib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import FILES, VERBS


def command_line(wanted: Collection[str]) -> typer.Typer:
    """Make the command line of all verbs.

    Args:
        wanted: the verbs that can be run. The others stand in the help, and are not loaded.
    """
    app = typer.Typer(
        help="A chat assistant for people who run an improvement plan. Start with: sightline demo",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback(help=app.info.help, no_args_is_help=True)(_options)
    for verb, help_line in VERBS.items():
        app.command(verb, help=None if verb in wanted else help_line)(_loaded(verb) if verb in wanted else _not_loaded)
    return app


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sightline {version_of_this()}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="Say which version this is.")
    ] = False,
) -> None:
    """What stands before a verb."""


def version_of_this() -> str:
    """As the checkout names it, else as it was installed."""
    project = Path(__file__).parents[2] / "pyproject.toml"
    if project.exists():
        named: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
        return named
    return importlib.metadata.version("sightline")


def _loaded(verb: str) -> Callable[..., None]:
    name = FILES.get(verb, verb)
    # Nothing that is loaded is garbage, and looking for some takes a seventh of the time.
    gc.disable()
    try:
        run: Callable[..., None] = getattr(importlib.import_module(f"bot.cli.{name}"), name)
        logs = importlib.import_module("bot.logs")
    finally:
        gc.freeze()
        gc.enable()
    # Warnings go to standard error: standard output holds the answer, which a program may read.
    logs.set_up_logs(quiet=True)
    return run


def _not_loaded() -> None:
    raise AssertionError("only the verb that was asked for is run")
