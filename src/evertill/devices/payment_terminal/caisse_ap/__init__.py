"""Caisse-AP, which is Concert V3 over TCP: one request and one answer of tagged texts for each connection.

Facts are those that open implementations agree on; the owner's specification is given on request only.
Imports `ports`, `domain`, `kernel`. Start with `dialogue`, then `fields`.
"""
