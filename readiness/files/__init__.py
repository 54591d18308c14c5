"""Readers of a stranger's file."""
