"""Stock: moves and what they are of, counts, transfers, codes that became articles, what is on offer where and what
may be promised.
"""
