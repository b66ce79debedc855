"""What is set up at the workstation itself. Imports `ports`, `domain`, `kernel`. Start with `change_device`."""
