"""The cash drawer, which hangs on the printer: the pulse that opens it and the pin that tells whether it is open.

Imports `kernel` only. Start with `wiring`.
"""
