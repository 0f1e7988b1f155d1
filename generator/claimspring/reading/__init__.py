"""An article's file to the text that readers see, with the way back; its zones and sentences. Level 1, pure.

Pages, drafts, quotations, search, coverage and exports share this one text: who copies words from a page finds them.
"""
