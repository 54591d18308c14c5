"""The frozen copy of a local area that every document is made from."""
