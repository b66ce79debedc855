"""X and Z reports on the screen. Start with `till_reports_presenter`."""
