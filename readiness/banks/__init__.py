"""Question banks and framework facts: what is asked, as data."""
