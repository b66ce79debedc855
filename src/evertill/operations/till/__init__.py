"""The cash till: opening it with a float, opening the drawer, settling it. Start with `open_till`."""
