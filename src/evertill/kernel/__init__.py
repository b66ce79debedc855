"""The few things every other package stands on: money, quantities, ids, clocks, workers, the roots of our errors.

Imports nothing of ours, and of libraries beyond the standard one only msgspec, to write JSON. Start with `money`.
"""
