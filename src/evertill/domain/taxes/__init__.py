"""Rules of taxes: `tax` (one rule), `tax_stack` (how several build on each other), `tax_exemption` (a buyer who pays
none). Their amounts on a sale are computed in `pricing`.
"""
