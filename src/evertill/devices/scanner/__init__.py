"""Barcode scanners on a byte line: frames to scanned codes, the worker that reads them, and an emulator.

Imports `devices.transport`, `ports`, `domain`, `kernel`. Start with `serial_scanner`, then `frames`.
"""
