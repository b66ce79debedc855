"""Taking money for a sale. Start with `tender_presenter`."""
