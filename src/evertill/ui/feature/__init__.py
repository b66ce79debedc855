"""What a screen beyond selling is made of: declared here, listed in `terminal/features.py`. Start with `feature`."""
