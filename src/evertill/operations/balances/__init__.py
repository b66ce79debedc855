"""Gift cards and store credit: sold, asked about, paid with in two steps, and paid back onto.

Imports `ports`, `domain`, `kernel`. A balance is kept by the backend: what a sale does to it is booked by the sale's
fact, once. Start with `credit_balance` for money that goes back onto one.
"""
