"""Changing later what the first start asked: look, language, keys, the receipt's texts, and who owns what."""
