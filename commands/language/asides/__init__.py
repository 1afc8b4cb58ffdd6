"""What asks nothing of the plan: small talk, errands, how something is done, and what stands around a question."""
