"""What the words of a sentence may mean, one kind a file. A spotter is given tokens and returns spans."""
