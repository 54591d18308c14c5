"""How ready a local area in England is for its SEND inspection."""
