"""Commands that write, through the store's verbs. One file each; see `commands`."""
