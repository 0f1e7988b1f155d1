"""What becomes of a published claim: each function changes the project's files in memory, claim and record together.

Nothing is written here: the caller puts the changes in place at once, or shows them. All raise `Refused`.
"""
