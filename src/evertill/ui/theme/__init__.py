"""How the screens look: palettes, sizes, fonts and the stylesheet made from them. Start with `theme.theme`."""
