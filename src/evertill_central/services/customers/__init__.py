"""Customers as storefronts and tills write them: merged on a verified key, erased for good."""
