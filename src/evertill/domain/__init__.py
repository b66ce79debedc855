"""The rules of selling as pure functions over frozen values: no clock, no randomness, no I/O, no logging.

Imports `kernel` only. A package for each subject, each telling where to start. From the ground up: `streams`, `facts`,
`taxes`, `people`, `codes`, `balances`, `goods`, `tenders`, `promotions` and `policy`; on them `selling` (what is rung),
`pricing` (what it costs), `records` (what is written down for ever), `receipts` and `returns`; then `orders`, `stock`,
`customers`, `till`, and `rows` (all of it as a backend streams it). `quoting` prices a request from outside.
"""
