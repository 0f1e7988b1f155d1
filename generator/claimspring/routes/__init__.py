"""Addresses of the site's pages and files, in every language. Level 2."""
