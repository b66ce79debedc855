"""The few things every other package stands on: money, quantities, ids, clocks, workers, the roots of our errors.

Imports nothing of ours and no library beyond the standard one. Start with `money`.
"""
