"""What is still owed to customers, and how it is paid. Start with `owed_asking`.

Imports `ui`, `operations`, `domain`, `kernel`.
"""
