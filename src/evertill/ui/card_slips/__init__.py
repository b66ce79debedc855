"""Slips of the card terminal, to be printed again. Start with `card_slips_presenter`; drawn by `look_up`."""
