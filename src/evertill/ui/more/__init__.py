"""What is not needed for every sale: drawer, copies, cancelling, closing, signing off. Start with `more_presenter`."""
