"""Microsoft Teams. Only this folder imports Microsoft's packages, and only a process that serves Teams imports it.

It uses `microsoft-teams-api`: Microsoft's own calls and models of the wire. `pyjwt` checks the tokens of what comes in.
`microsoft-teams-apps`, which would do all of that, is left out on purpose: its import reads the environment and any
`.env`, it takes one kind of token without a service URL, and it logs the words of what it could not read.
"""
