"""What comes in: documents people already have."""
