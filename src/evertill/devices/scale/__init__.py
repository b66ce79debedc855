"""Scales on the counter: Toledo 8217 and Dialog 06, each as one module for both ends of the line; only stable weights.

Imports `devices.transport`, `ports`, `kernel`. Start with `dialogue` (till's side, no I/O), then `scale` (the worker).
"""
