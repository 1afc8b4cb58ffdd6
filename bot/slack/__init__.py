"""Everything that knows Slack, and nothing else does.

`app` makes the Bolt app and hangs a few generic listeners on it; they stay the same however many commands there are.
Inwards: `directory` tells whose account it is, `wording` turns Slack's markup into plain words, `files` fetches what is
shared. Outwards: `blocks` draws cards, `views` draws forms and the Home tab, `replies` shows them, `sender` carries
what is said unasked. What any chat does between the two stands in `bot/chat`.
`manifest.json` is what Slack is told about the app; `docs/slack-setup.md` gives the reason for each scope.
"""
