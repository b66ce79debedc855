"""How the till and the shop's backend stand, in words. Start with `sync_view`."""
