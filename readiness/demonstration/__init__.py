"""Exampleshire, an invented local area."""
