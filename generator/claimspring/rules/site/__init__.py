"""What a desk has to tell its readers about itself."""
