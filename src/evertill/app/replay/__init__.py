"""Rings a file of a real shop's transactions through the real operations, and shows that nothing was lost on the way.

`invoice_file` reads, `rehearsal` rings, `file_total` adds the file up on its own, `report` compares. Start with
`rehearsal`.
"""
