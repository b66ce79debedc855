"""A sale to a buyer who need not pay taxes: certificate and reason. Start with `tax_exempt_presenter`."""
