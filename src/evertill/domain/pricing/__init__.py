"""What a sale comes to, in whole minor units: `pricing` is the one place where quantities, prices, offers and taxes
become amounts.

Start with `pricing`, then `offers_on_sale` and `tax_amounts`.
"""
