"""The devices on the counter: receipt printer with its cash drawer, scanner, scale, and emulators of each.

Imports `ports`, `domain`, `kernel`. One folder per family; families never see each other and share `transport`, the
byte lines. Start with `assembly` (how a device is built), then a family's driver, which does no I/O of its own.
"""
