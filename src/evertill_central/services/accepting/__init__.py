"""Facts arrive: `accept_facts` gives each exactly one effect for ever; `chain` says whether one fits, `consequences`
what it does beyond stock and sums.
"""
