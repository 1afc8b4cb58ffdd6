"""From what each word means to the conditions, order and days of one query."""
