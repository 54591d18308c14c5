"""References: naming any thing by its permanent key."""
