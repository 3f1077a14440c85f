"""What the pages of this room say in words."""
