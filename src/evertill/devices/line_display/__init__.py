"""Customer displays of two lines of twenty signs: ESC/POS (Epson DM-D and its like) and CD5220, with their emulator.

Imports `devices.transport`, `devices.lettering`, `ports`, `kernel`. Start with `protocols`, then `dialogue`.
"""
