"""How an item is named outside: exchange formats, citations, and what a page says to machines.

Low to high: `names` and `types` < `work` (an item as others need it) < one module a format < `formats`.
"""
