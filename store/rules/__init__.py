"""Rules of the plan as pure functions: values in, verdicts out. No database, no clock.

One file a subject: `terms` (the words), `brag`, `working_days`, `nudge_days`, `nudge_settings` (of a plan),
`asking_people` and `sending_hours` (of a person), `escalation`, `references`.
"""
