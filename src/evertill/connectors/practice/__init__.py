"""The backend of training: it keeps nothing, can be cut off or made to refuse, and nobody else ever hears of a fact.

Imports `ports` and the kernel. Start with `connector`.
"""
