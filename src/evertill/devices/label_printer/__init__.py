"""Label printers that speak ZPL: the labels, the dialogue that prints them, and an emulator that draws them.

Imports `devices.transport`, `domain`, `ports`, `kernel`. Start with `labels`, then `dialogue`.
"""
