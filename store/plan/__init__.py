"""The plan and what is said of it: items, dates, owners, updates, and the verbs that change them."""
