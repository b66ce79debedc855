"""What is still owed to customers, and how it is paid. Start with `owed_presenter`.

Imports `ui`, `operations`, `domain`, `kernel`.
"""
