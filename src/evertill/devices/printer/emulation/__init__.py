"""A receipt printer made of software: understands ESC/POS, answers like an Epson, and prints pictures into a folder.

Imports `devices.printer`, `devices.transport`, `kernel`. Start with `machine` (no I/O), then `emulator`.
"""
