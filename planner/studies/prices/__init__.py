"""Prices: what one more step of a limit, and each rule of the layout, are worth."""
