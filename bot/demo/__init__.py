"""A stand-in for Slack, for the demo and for the tests.

It speaks Slack's own wire (Web API, Socket Mode, signed HTTP, response URLs), so that the bot runs against it
unchanged, and it knows nothing of the bot: no import of `bot.slack` or of the packages below.

* `workspace` holds what is true: people, conversations, messages (`messages`), open views (`surfaces`), passes that
  run out (`passes`).
* `web_api/` answers the bot's calls. A new method is one decorated function in the file of its family; say it in
  `docs/demo.md` too.
* `blocks` with `limits` is Block Kit as data: a new block is one row in its table.
* `files` keeps what people shared; `downloads` hands it out to whoever may read it.
* `acts` is what a person can do (say, press, choose, submit); `delivery` carries it to the bot and brings back the
  acknowledgement.
* `mishaps` with `weather` and `rate_limits` is what can go wrong on the way.
* `hands` are those acts for tests; `page_api` and `watchers` are the same acts for the page in `page/`.
* `controls` is what the page switches behind Slack's back: the weather and people's `accounts`.
"""
