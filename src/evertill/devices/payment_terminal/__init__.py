"""Card terminals: ZVT, Concert E and E+, Caisse-AP, the stand-alone terminal, and emulators of each.

Imports `devices.transport`, `ports`, `domain`, `kernel`. Each protocol is a package of its own: state machines that do
no I/O, used by the till and by the emulator. Start with `dialogue` (what they share), then `terminal_worker`.
"""
