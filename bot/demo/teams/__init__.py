"""A stand-in for Microsoft Teams, beside the one for Slack: the same people, the same clock, the same server.

It speaks only Teams' wire (signed activities, the Bot Connector's REST calls, invokes), so that the bot runs against it
unchanged, and it knows nothing of the bot. It is imported only where a stage asks for Teams.

* `tenant` holds what is true: who has the app, which conversations there are, and what was said in them (`messages`).
  `ids` says by which names Teams knows people and channels.
* `connector` answers the bot's calls, as strictly as Teams. `checking` reads what the bot says, `card_schema` is
  Adaptive Cards as data: a new element is one row in its table.
* `signing` has the key, the OpenID document and the bot's tokens. `door` carries what people do to the bot, signed, and
  brings back the answer; `wire` writes it field by field.
* `user_actions` is what a person can do: say, share, edit, press, fill, install, remove. `test_user` is a person whom a
  test steers.
* `faults` is what can go wrong on the way, with Teams' limits.
"""
