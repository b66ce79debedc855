"""Goods that come back: of a known sale (`original_sale`), by a signed code alone (`coded_return`), and what the
customer keeps, priced anew.
"""
