"""Questions asked in place while selling: a price, a weight, an age, a reason. Start with `ask_presenter`."""
