"""Changing editors' files in place: an operation on data in, the same file with one entry changed out.

From the bottom up: `tree` knows where everything stands, `style` how new text is written, `operations` what a change
means for the data, `spans` which letters it takes, `change` that nothing else moved. `difference` and `merge` work on
data alone; `kinds` says what each file of a project is; `changeset` puts several files in place at once, and `history`
takes that back.
"""
