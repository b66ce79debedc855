"""What a shop sells, apart from how it moves: the catalogue, an item's details and options, where it stands, whether
it is for sale.
"""
