"""The one place that joins settings, corpus, git history, findings and queue, and writes the site. Level 7.

`project` reads, anchors, traces and checks. One of two build modes makes the site's files: all at once (`publish`,
`page_builder`), from the cache where nothing changed (`page_cache`), or each when a browser asks for it (`live_site`,
`requested_parts`), with a check in another process (`background_check`). Nothing here goes to the network, and the same
files give the same bytes.
"""
