"""What the web charges for the selected line, why that is another price, and how it is honoured. Start with
`web_price_deed`."""
