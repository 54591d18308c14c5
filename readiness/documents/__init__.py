"""Blocks, numbering and the writers of every format: pure."""
