"""Orders looked up for a customer's question, and taken back where they were bought online. Start with
`orders_presenter`."""
