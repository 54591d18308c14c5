"""Drafts and one-use keys of forms."""
