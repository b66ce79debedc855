"""What emulated card terminals share: their books, the faults they are told to make, and the line they are reached on.

Imports `devices.transport`, `kernel`. Each protocol's package holds its own emulated terminal; start with `host`.
"""
