"""The chain of transactions: numbered without a gap, sealed by a hash over the one before, and never edited. Start
with `chain`.
"""
