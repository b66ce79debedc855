"""What central does, a package for each subject: accept facts, keep stock and streams, enrol workstations, load files.

Over `store`, under `api` and `console`; knows no HTTP. Start with `common.central` (what every service is given), then
`accepting.accept_facts`.
"""
