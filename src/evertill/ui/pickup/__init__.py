"""Orders that are collected here: the queue, the order at hand, handing it over. Start with `pickup_presenter`."""
