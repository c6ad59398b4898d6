"""Finding and matching: Dutch text analysis, the index, search. Knows documents, not the apps behind them."""
