"""Tills as such: enrolling one, knowing its signature, its own chain and keys, and the suspended sales that a store's
tills share.
"""
