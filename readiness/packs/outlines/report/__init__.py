"""What a report says, section by section, before it has a format."""
