"""What the plan is and what happened to it: rules, models, queries, and the only verbs that write.

`rules/` are pure sentences about dates and words. `dates/` reads dates as British people write them. `models/` are
the tables. Rooms by subject stand beside them: `plan/`, `people/`, `reminders/` (whom to remind of what), `delivery/`
(what is said and what came in), `loading/` (plan documents in), `exporting/` (plans out). A file there is named after a
noun: it holds the questions one may ask about it and the verbs that change it, each of which writes the row and its
history in one transaction. `cage/` shuts in the process that reads a file from outside.

To add a noun: a model in `models/`, a migration in `migrations/versions/`, and a file in its room. Nothing in this
package knows a chat, a command or the time of day: `today` (a London date) and `now` (aware UTC) are handed in.
"""
