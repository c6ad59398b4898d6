"""What follows for a thing that was handed over, when the other side said no or gave it back. Its app joins
its kind."""

from collections.abc import Callable
from uuid import UUID

from lemniscaat.kernel.registry import Registry

declined: Registry[Callable[[UUID, UUID, str, str], None]] = Registry("declined handover")
"""By kind of thing: called in the transaction of the no with the uuids of thing and handover, who said it,
and why."""

returned: Registry[Callable[[UUID, UUID, str, str], None]] = Registry("returned handover")
"""The same when it comes back, with what it became."""
