"""Who there is, by which accounts chats know them, who is away, and what each may do."""
