"""Discounts by hand: on what, how much, why. Start with `discount_deed`."""
