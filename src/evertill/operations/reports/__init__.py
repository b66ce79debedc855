"""Reports of this workstation's own sales, from the journal's read tables. Start with `sales_report`."""
