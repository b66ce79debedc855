"""Customers at the counter: found, written down, put on the sale, erased. Start with `customers_view`."""
