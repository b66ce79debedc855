"""What a webshop asks: its window, a basket and its price by the till's own engine, a receipt by its token."""
