"""Local areas: the tenancy root."""
