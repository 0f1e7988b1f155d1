"""Keys and values that do not fit the model."""
