"""An order for the customer at the counter: which lines, where to, when it is paid. Start with `place_order_view`.

Imports `ui`, `operations`, `domain`, `kernel`.
"""
