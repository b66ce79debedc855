"""Looking through the journal: by text, kind, person and day, newest first. Start with `audit_presenter`."""
