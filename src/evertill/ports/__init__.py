"""What the core needs of the world, as Protocols the edges fulfil, and the notices the core announces.

Imports `domain` and `kernel`. Start with `journal`.
"""
