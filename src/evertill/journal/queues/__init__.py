"""What waits to leave the till, so that nothing out there holds up a sale: facts, paper, mail. Start with `outbox`."""
