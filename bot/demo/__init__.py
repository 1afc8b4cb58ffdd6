"""A stand-in for Slack, for the demo and for the tests.

It speaks Slack's own wire (Web API, Socket Mode, signed HTTP, response URLs), so that the bot runs against it
unchanged, and it knows nothing of the bot: no import of `bot.slack` or of the packages below.

* `workspace` holds what is true: people, conversations, messages (`messages`), open views (`surfaces`), passes that
  run out (`passes`).
* `web_api/` answers the bot's calls. A new method is one decorated function in the file of its family; say it in
  `docs/demo.md` too.
* `blocks` with `limits` is Block Kit as data: a new block is one row in its table.
* `files` keeps what people shared; `downloads` hands it out to whoever may read it.
* `user_actions` is what a person can do (say, press, choose, submit); `delivery` carries it to the bot and brings
  back the acknowledgement.
* `fault_injection` with `random_faults` and `rate_limits` is what can go wrong on the way.
* `test_user` is a person whom a test steers; `page_api` and `watchers` carry the same actions for the page in `page/`.
* `controls` is what the page switches behind Slack's back: injected faults and people's `accounts`.
"""
