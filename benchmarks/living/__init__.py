"""A council that lives with the bot: what people do, and what of the bot's sentences is so.

`council` does what people do in a day. `reading` takes a message apart into sentences. `claims` is the one table of
those that say something of people: their words, and the check of each. The checks stand by subject in `lines`,
`speaking`, `asking`, `telling` and `counting`, and ask `facts`, which has SQL of its own.
"""
