"""What the customer sees: a window of its own on a second monitor, and two lines on a customer display.

Start with `customer_view`, then `customer_presenter`.
"""
