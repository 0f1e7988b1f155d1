"""What machines read of the site: structured data, feeds, dumps, citations. Pure; part of render (level 2)."""
