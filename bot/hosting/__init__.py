"""Many councils in one process: what each of them is, and how none is in another's way."""
