"""What stands at the counter beside the chain and must be there again after a crash: the open sale, sales put aside,
the shift, who is signed on, and attempts at a card terminal or a balance.

Start with `open_sale`, then `attempts`.
"""
