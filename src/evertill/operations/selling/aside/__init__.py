"""A sale put aside at this till or for all tills of the shop, and how it comes back. Start with `put_aside`."""
