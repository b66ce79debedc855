"""A shelf label for the product one is looking at. Start with `label_deed`."""
