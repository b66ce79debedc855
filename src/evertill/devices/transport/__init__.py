"""Byte lines to devices: serial, TCP, USB, device file; every wait has a limit, every error is a DeviceFault.

Imports `ports`, `kernel`. Start with `byte_transport` (a line), then `dialogue` (a protocol without I/O) and
`device_worker`, which runs one over a supervised line.
"""
