"""Questions that come up while selling, asked in place: a price, a weight, an age, a reason. Start with `ask_presenter`."""
