"""What the pages of talks are put together from."""
