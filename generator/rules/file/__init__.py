"""Files that cannot be read, or hold YAML that claim files may not use."""
