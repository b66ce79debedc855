"""Byte lines to devices: serial, TCP, USB, device file; every wait has a limit, every error is a DeviceFault.

Imports `kernel` only. Start with `byte_transport`.
"""
