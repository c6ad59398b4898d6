"""The demonstration's door."""

from lemniscaat.demo.accounts import Account, accounts
from lemniscaat.demo.load import is_loaded, load
from lemniscaat.demo.network_in_time.assumptions import LEFT_OUT
from lemniscaat.demo.network_in_time.assumptions import as_dicts as assumptions
from lemniscaat.demo.network_in_time.play import play
from lemniscaat.demo.network_in_time.ways import WAYS, Way

__all__ = ["LEFT_OUT", "WAYS", "Account", "Way", "accounts", "assumptions", "is_loaded", "load", "play"]
