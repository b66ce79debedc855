"""What happened here, in `journal.sqlite`: transactions, the open sale, outbox, print spool and read tables.

Start with `journal`, then `unit_of_work`.
"""
