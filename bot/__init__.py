"""The edge: everything that knows Slack, HTTP, a terminal or the demo workspace.

`conversation/` is what every edge has in common: words, taps and forms in, cards and forms out, each in one
transaction. `chat/` is what every chat needs beside it. `slack/` speaks to Slack, `cli/` holds one file for each
`sightline` verb, `demo/` is a stand-in for Slack, `web` serves HTTP. `settings` alone reads the environment and
`assemble` alone wires it all.

A second chat is one more folder beside `slack/`: `chat/` lists what it gives.
"""
