"""What is looked up and changes nothing: articles, receipts, the journal, the team's tasks; each the backend's copy
with our own facts laid over it. That somebody looked through the journal is written down.

Start with `questions`, then `standings`.
"""
