"""What passes between this till and its backend: the connector, the sync workers, large pulls, and comparing the two.

Start with `connecting`, then `sync_workers`.
"""
