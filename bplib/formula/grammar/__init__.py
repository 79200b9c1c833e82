"""What may be written, and how: a formula as text and as a tree, with no network in sight.

tree            the nodes
tokens          the book's TeX, token by token
parser          TeX -> tree, in the letters of any notation
printer         tree -> TeX, in the letters of any notation
typed           the answer box's syntax -> the same tree
running_text    the same for the formulas of prose, which may be pieces of one
"""
