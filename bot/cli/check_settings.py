"""What `sightline check` looks at in the settings: where they were read, and names that are nearly those of one."""

import os
from collections.abc import Iterator
from difflib import get_close_matches

from bot.cli.findings import Finding
from bot.env_file import NAMED_BY, env_file, where
from bot.secret_files import SECRETS, file_name
from bot.settings import Settings, full_name

OURS = "SIGHTLINE_"


def look() -> Iterator[Finding]:
    yield Finding(ok=True, what=where())
    found = env_file()
    set_here = {name.upper() for name in [*os.environ, *(found.names() if found else ())] if name}
    known = {full_name(name) for name in Settings.model_fields} | {file_name(name) for name in SECRETS}
    for name in sorted(one for one in set_here if one.startswith(OURS)):
        if name not in known and name != NAMED_BY:
            yield _unknown(name, known)


def _unknown(name: str, known: set[str]) -> Finding:
    near = get_close_matches(name, known, n=1)
    do = f"Did you mean {near[0]}?" if near else "docs/cli.md lists all settings."
    return Finding(ok=False, what=f"{name} is set, and is no setting.", do=do)
