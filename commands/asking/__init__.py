"""Commands that only read. One file each; see `commands`."""
