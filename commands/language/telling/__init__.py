"""What a sentence tells or wishes, in the writer's own words: it is proposed, item by item, and recorded after a press.

`statements` is the door: a sentence in, a `Proposal` out, or nothing where it asks. `documented` tells the commands
that act at once. `proposals` says what can be proposed; each change becomes the words of a command that could have been
typed. The other files each read one thing.
"""

from commands.language.telling.documented import acts_at_once
from commands.language.telling.proposals import Proposal
from commands.language.telling.statements import read_remark, read_statement

__all__ = ["Proposal", "acts_at_once", "read_remark", "read_statement"]
