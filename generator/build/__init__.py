"""The offline pipeline in reading order: read, anchor, trace, check (`project`), render and write (`publish`). Level 3.

Input: settings and the pages people wrote. Output: the site's files in a folder. Nothing here goes to the network, and
the same files give the same bytes.
"""
