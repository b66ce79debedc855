"""ZVT, the protocol of card terminals in Germany, Austria and Switzerland: over a serial line and over TCP.

Sources: VdTH PA00P016 rev 04 (transport) and PA00P015 rev 13.08 (commands). Imports `ports`, `domain`, `kernel`.
Start with `dialogue`, then `link`, `apdu` and `bitmaps`.
"""
