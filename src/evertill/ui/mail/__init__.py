"""A receipt to the customer's e-mail address, asked for after paying or under "More". Start with `mail_presenter`."""
