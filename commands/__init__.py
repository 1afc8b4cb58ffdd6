"""What is said when asked. One capability a file; each asks the store and returns a card.

`asking/` holds the commands that only read, `changing/` those that write. To add a command, add a file to one of
them with a function under `@command(…)`: it is found by discovery, its help comes from the decorator, and a test
asks for its row in `docs/commands.md`.

Beside them stand the vocabulary, `cards` with `charts` (all that can be shown), `forms` (all that can be asked) and
`request` (what a command is given), and three rooms that they share: `language/` (how typed words are understood),
`showing/` (how days, counts and items become lines), `messages/` (what is said unasked). Nothing here knows a chat.
"""
