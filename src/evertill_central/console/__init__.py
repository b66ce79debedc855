"""The manager's pages, drawn on the server: workstations, waiting exceptions, today's totals. Start with `pages`."""
