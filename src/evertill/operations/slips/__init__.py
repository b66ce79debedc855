"""Papers that are no receipt: about one amount, for whoever holds a card's number, for an order. Start with
`amount_slip`.
"""
