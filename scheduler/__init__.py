"""What is said unasked, and the delivery of it.

`jobs/` holds one file a job: it decides what is to be said on a local day and queues it, once. `delivery/` sends what
waits and records only what the chat took: `claiming` takes the next message, `loop` sends one after the other,
`failures` sorts what went wrong, `sending` is what a chat has to offer, `policy` how fast and how patiently. `runner`
makes one beat of jobs and delivery; `alarm` (APScheduler) calls it now and then and knows nothing else. `clock` alone
reads the time of day.

To add a job, add a file to `jobs/` with a function under `@job(…)`: it is found by discovery.
"""
