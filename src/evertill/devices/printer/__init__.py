"""The receipt printer: documents to ESC/POS or to pictures, honest status, the printing dialogue, and an emulator.

Imports `devices.transport`, `ports`, `domain`, `kernel`. Start with `printer_worker` (what happens), `driver` (the
dialogue, without I/O) and `receipt_renderer` (the bytes).
"""
