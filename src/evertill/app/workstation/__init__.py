"""A workstation's home: its folder, settings, secrets, language and log.

Start with `home`, then `settings`.
"""
