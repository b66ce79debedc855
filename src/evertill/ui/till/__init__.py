"""Cash in and out of the drawer: questions in place, no screen of their own. Start with `cash_moving`."""
