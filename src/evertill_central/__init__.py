"""The reference central backend: a small, real server that keeps each shop's facts, stock ledger, catalogue and people.

Layers: `api` and `console` over `services` over `store`; of `evertill` it imports `domain` and `kernel` only.
Start with `main`.
"""
