"""A sale while it is rung, and how it is paid: `sale` (edits), `settlement` (due, tendered, rounded, change), and what
its lines can hold.

Start with `sale`. Nothing here knows what promotions and taxes come to: that is `pricing`.
"""
