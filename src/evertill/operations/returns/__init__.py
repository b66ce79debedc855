"""Goods that come back: finding the sale they are of, taking units of it back on the open sale, and what is paid back.

May import ports, domain, kernel and the selling operations beside it. Start with `find_original`, then `take_back`;
`selling.sale.refund` says to whom the money goes.
"""
