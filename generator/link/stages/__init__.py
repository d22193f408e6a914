"""The stages of linking as tasks of a book: what each reads and makes. The rules stand in link/'s other rooms."""
