"""The chats there are, each with a folder beside this file. The first is the first where nothing else decides.

This loads none of them: a process that serves one chat decides alike for messages to the others.
"""

from commands import chats

chats.register("slack", "Slack")
chats.register("teams", "Teams")
