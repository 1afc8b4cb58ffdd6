"""What the running bot says of itself: one light for each of the faults that whoever watches it should hear of.

*Down* is what stops words from being taken or kept. *Degraded* is what only delays what is to be sent. `lights` gathers
them within a bound, `bot/web.py` serves them, and `sightline check` prints those that another process can see.

To add a light, write a file here with a function that returns it, and add it in `gathering`. A light of what only the
running process knows, such as a connection, is added where `run` gathers. No sentence of a light holds a name: whoever
reaches the port can read it.
"""
