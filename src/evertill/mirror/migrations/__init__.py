"""Steps from one version of the mirror's tables to the next: numbered, forward only, never changed once released.

Run by `evertill.mirror.migrate` through Alembic; start with `version_0001`, the tables of the first release.
"""
