"""The screen where goods come back: finds the receipt, here or at the backend, chooses units, and takes them back."""
