"""Several processes of the real bot on one database, in a time, a chat and a network that are made up.

Each process is a thread, of which one at a time holds a baton: nothing happens in parallel, and every choice comes
from one seed, so that a fault is a seed. The product is not changed: who makes its sessions, its sender and its clocks
are handed in anyway. At each such point the baton may go to another, time may pass, or the process may die.

`baton` has time, threads and deaths; `clocks` what machines show; `chat` what becomes of a call; `council` the plan and
its people; `processes` the bot's own loop; `verdict` what must hold; `breaking` how the product is broken on purpose.
"""
