"""What is said unasked, and the delivery of it.

`jobs/` holds one file a job: it decides what is to be said on a local day and queues it, once. `delivery` sends what
waits and records only what the chat took. `runner` makes one beat of both; `alarm` (APScheduler) calls it every
minute and knows nothing else. `clock` alone reads the time of day.

To add a job, add a file to `jobs/` with a function under `@job(…)`: it is found by discovery.
"""
