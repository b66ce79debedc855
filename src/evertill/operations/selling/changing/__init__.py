"""Edits of what is rung: quantity, price, line void, discounts, exemption, the customer. Start with `change_sale`."""
