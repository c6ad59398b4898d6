"""A network in fast-forward: a model of years of werkplaatsen, partners and residents, played through
the `api`s of the other apps in a database of its own. What it assumes stands in `assumptions`, all of it."""
