"""A whole shop on this machine: central backend, a link that can be cut, emulated devices, a till, a trading day.

`shop` builds it, `hands` works the real screens, `day` says what happens, `run` does either. Start with `run`.
"""
