"""A price as an integrator asks for it: a request in JSON, read member by member, priced by the counter's own engine,
and answered in JSON. Start with `quote.py`. May import the rest of `domain` and the kernel; nothing of the domain's
other modules imports it.
"""
