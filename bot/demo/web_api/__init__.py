"""Slack's Web API, one file for each family of methods.

A method is a function decorated with `@method("chat.postMessage", …)`; importing its file is enough to have it served
(`dispatch` imports them all). It returns the fields of a good answer, or raises `SlackError`. Say what it does in
`docs/demo.md` and which words it answers in `docs/demo-errors.md`; tests compare.
"""
