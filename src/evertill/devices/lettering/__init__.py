"""How text becomes signs that a device can show: code pages, and plain signs for what they lack.

Imports nothing of ours. Start with `legible`.
"""
