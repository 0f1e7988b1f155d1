"""The offline pipeline: read, anchor, trace, check (`project`), then one of two `ways` to the site's files. Level 3.

One writes all of them (`publish`, `make`), from the cache where nothing changed (`kept`, `told`). The other makes each
when a browser asks for it (`live`, `places`), looks for changes (`watch`) and checks in another process (`beside`).
Input: settings and the pages people wrote. Output: the site's files in a folder. Nothing here goes to the network, and
the same files give the same bytes.
"""
