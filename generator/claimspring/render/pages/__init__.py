"""One module for each kind of page: from the site's look-ups to what its template shows."""
