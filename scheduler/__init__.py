"""When something is said unasked, and the delivery of it.

What is said stands in `commands/messages/`, one file a kind of message. `runner` makes one beat: each kind whose time
has come is decided, then what waits is delivered. `delivery/` sends what waits and records only what the chat took:
`claiming` takes the next message, `loop` sends one after the other, `failures` sorts what went wrong, `sending` is
what a chat has to offer, `policy` how fast and how patiently. `alarm` (APScheduler) calls the runner now and then and
knows nothing else. `clock` alone reads the time of day.
"""
