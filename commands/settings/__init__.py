"""What can be set for a plan: one table, behind `set plan …`, the `settings` card and `docs/settings.md`.

To add a setting, give it a field in `store/rules/plan_settings.py` (or the subject that it names) and a `Setting` here.
"""

from commands.settings.asking import ASKING
from commands.settings.documents import DOCUMENTS
from commands.settings.name import PLAN_NAME
from commands.settings.setting import Group, Setting
from commands.settings.updates import UPDATES
from commands.settings.week import CHANNEL_OF_WEEK

ITSELF = Group("What it is called, and where its week is told", (PLAN_NAME, CHANNEL_OF_WEEK))
GROUPS: tuple[Group, ...] = (ASKING, UPDATES, DOCUMENTS, ITSELF)
SETTINGS: tuple[Setting, ...] = tuple(one for group in GROUPS for one in group.settings)
BY_WORD = {one.word: one for one in SETTINGS if one.set}
"""Those that can be set in a chat, by the word behind `set plan`."""

__all__ = ["BY_WORD", "GROUPS", "SETTINGS", "Group", "Setting"]
