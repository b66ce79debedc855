"""Who is at the till: signing on and off. Start with `sign_on`."""
