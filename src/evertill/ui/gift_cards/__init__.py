"""Gift cards and store credit by their number: pay with one, ask what it is worth, sell or load one.

Start with `gift_cards_presenter`.
"""
