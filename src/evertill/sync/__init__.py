"""What runs unasked: pushing facts to the backend, pulling its copies, recording what came of it.

Imports `ports`, `domain` and `kernel`; only `app` imports it. Start with `push`.
"""
