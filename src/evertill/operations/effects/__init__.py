"""What a completed sale does beyond its lines and tenders: points, holds on balances, cards drawn, deposits on orders,
cash paid out on a card. Each joins the commit that completes the sale.

Start with `points`, then `order_deposits`.
"""
