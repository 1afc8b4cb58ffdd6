"""The first step of a reading: what each table, row and column of a document is. Nothing here reads what cells say."""
