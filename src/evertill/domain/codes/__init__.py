"""What is scanned, keyed or typed: `codes` is the one door for a text, `entry` the entry line, `wedge` tells a
scanner's keys from a person's.

Sources: GS1 General Specifications (`gtin`, `element_strings`, `variable_measure`), AIM and UnifiedPOS (`symbology`).
"""
