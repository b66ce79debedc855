"""Who is at the till: tiles and a PIN. Start with `sign_on_presenter`."""
