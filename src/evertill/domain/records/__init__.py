"""The bodies of finished transactions: a sale or return (`sale_record`), its undoing (`post_void`), money still owed
(`refund_debt`). Whoever reads one takes its members by `sealed_body`.
"""
