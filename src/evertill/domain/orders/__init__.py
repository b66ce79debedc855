"""Orders made elsewhere than at the counter: their states, their lines, what facts do to them, and how a shop works on
those it hands over.

Start with `customer_order`.
"""
