"""What a shop keeps of its customers: records, the details sealed beside the chain, and addresses for letters."""
