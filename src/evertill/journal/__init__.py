"""What happened here, in `journal.sqlite`: transactions, the open sale, outbox, print spool and read tables.

Four doors lead in: `journal` opens the file, `unit_of_work` writes, `reader` reads beside it, `journal_writer` lets
other workers write; `taking_in` gives a till back what it had written after its backup. Behind them lies a package for
each subject, from the ground up: `file`, `read_tables`, `chain`, `counter`, `queues`, `finding`, `reports`; `verifying`
works all of it out a second time. Start with `journal`, then `unit_of_work`.
"""
