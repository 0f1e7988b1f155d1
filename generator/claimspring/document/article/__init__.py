"""An article's page to its head and its text in blocks, each of which stands on the page word for word. No network."""
