"""Goods: what is to do, documents being filled, and the stock of an article. Start with `goods_presenter`."""
