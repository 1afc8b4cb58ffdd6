"""Write a plan for other programs, one file here for each format; each takes a `StagedPlan` and gives bytes.

`store.loading.staging.staged_of` gives the plan as it stands. What these write, `store.loading` reads back to the same
plan. A new format is one more file, and one more option of `sightline report plan`.
"""
