"""What a customer is given: the receipt as a document (`receipt`), its signed code and the keys that prove it, and its
digest in the sealed sale.
"""
