"""Why a line costs what it does, told line by line. Start with `why_price_deed`."""
