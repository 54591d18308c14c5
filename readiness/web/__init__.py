"""What the pages of every feature share."""
