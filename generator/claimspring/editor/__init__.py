"""The desk in the browser: an article from its address to a published claim, without a line of YAML.

A request becomes a typed form, the form operations on files, these one change set; the answer is the screen as it is
then. Only this machine is answered, and only who holds the key that `claimspring edit` gave to its browser.
"""
