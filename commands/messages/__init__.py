"""What is said unasked. One kind of message a file; each is drawn, foretold and explained from there.

To add a kind, add a file with one `MessageKind` (see `registry`): the scheduler, both previews, the log and `nudges
why` find it by discovery, and a test asks for its row in `docs/messages.md`.

Beside the kinds stand what they share: `registry`, `drawing` (a card as it would go now), `preview`, `why` with
`why_asked`, `telling` (queueing what somebody's act leaves for others), `explaining` (what became of a message), and
the nudge's `questions`, `reasons` and `nudge_rules`.
"""
