"""What each document says, before it has a format."""
