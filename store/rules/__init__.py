"""Rules of the plan as pure functions: values in, verdicts out. No database, no clock.

One file a subject: `terms` (the words), `brag`, `working_days`, `nudge_days`, `nudge_settings`, `sending_hours`,
`references`.
"""
