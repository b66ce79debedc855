"""Orders made elsewhere, worked on at the till: seen, prepared, handed over, paid for. Start with `seen_order`.

Imports `ports`, `domain`, `kernel`. What is done is a fact of the journal; the backend's copy is never changed here.
"""
