"""The rules of selling as pure functions over frozen values: no clock, no randomness, no I/O, no logging.

Imports `kernel` only. Start with `sale` (what is rung), `pricing` (what it costs), `settlement` (how it is paid) and
`transaction` (what is written down for ever).
"""
