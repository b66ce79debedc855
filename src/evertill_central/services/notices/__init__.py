"""What customers and the shop's other systems are told of an order: placed, ready, about to expire, handed over ...

Each event is queued once for ever with the change that it tells of, and sent by e-mail and webhook beside all else: a
mail server that is down holds no order up. Start with `orders.notice_events`, then `sending`.
"""
