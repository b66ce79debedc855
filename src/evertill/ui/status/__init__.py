"""The bar on top: who, where, and the three facts of the sync. Start with `status_view`."""
