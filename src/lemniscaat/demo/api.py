"""The demonstration's door."""

from lemniscaat.demo.accounts import Account, accounts
from lemniscaat.demo.load import is_loaded, load

__all__ = ["Account", "accounts", "is_loaded", "load"]
