"""Steps from one version of the journal's tables to the next: numbered, forward only, never changed once released.

Run by `evertill.journal.file.migrate` through Alembic; start with `version_0001`, the tables of the first release.
"""
