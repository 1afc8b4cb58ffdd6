"""What every chat needs beside the conversation, so that a chat writes only its own wire.

A chat is a folder beside `slack/`. It turns its payloads into `Utterance`, `Press` and `FilledForm`, each with a place:
a model of its own that extends `origins.Origin`. It hands them to `edge.ChatEdge`, which answers. The chat gives:

* `edge.Show`: draws a card at a place. Raises `NotShownError`.
* `advice.Write` of `commands`: how its people say a command. Its drawing hands it to `written_in` first.
* `edge.Open`: opens a form from one press or command. Raises `FormTooLateError`.
* `accounts.Directory`: says whose account it is.
* `endpoints.Endpoint`: where it posts to us, where it does. Raises `RefusedError` for what it did not send.
* `files.SharedFile`: fetches a shared file, where the chat has files. Raises `NotFetchedError`.
* `scheduler.delivery.sending.Sender`: carries what is said unasked to people and channels of this chat and tenant.

`bot/assemble.py` wires a chat. `tests/chats/made_up.py` is a small one.
"""
