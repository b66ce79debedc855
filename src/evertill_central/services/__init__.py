"""What central does: accept facts, keep stock and streams, enrol workstations, state days, load files.

Over `store`, under `api` and `console`; knows no HTTP. Start with `central`, then `accept_facts`.
"""
