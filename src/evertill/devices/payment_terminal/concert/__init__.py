"""Concert E and E+, the protocol of card terminals in France, over a serial line.

Facts are those that open implementations and a vendor's pages agree on; the owner's specification is not public.
Imports `ports`, `domain`, `kernel`. Start with `dialogue`, then `session` and `messages`.
"""
