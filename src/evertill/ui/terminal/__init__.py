"""The whole terminal put together: the window, the conductor of selling, who gets which key. Start with `composition`."""
