"""Sales of this till as tables and plots. Start with `reports_presenter`."""
