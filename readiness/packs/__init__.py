"""The documents made from one published snapshot."""
