"""All patterns, in one place."""

from collections.abc import Callable, Iterable, Iterator

from lemniscaat.kernel.privacy import (
    addresses,
    birthdates,
    bsn,
    client_numbers,
    emails,
    ibans,
    names,
    phones,
    postcodes,
    profiles,
)
from lemniscaat.kernel.privacy.findings import Finding, Kind, Span
from lemniscaat.kernel.privacy.reading import read

_Spans = Callable[[str], Iterable[Span]]

# The most specific first: what one kind has found, the next can't see.
_CERTAIN: tuple[tuple[Kind, _Spans], ...] = (
    (Kind.EMAIL, emails.spans),
    (Kind.PROFILE, profiles.spans),
    (Kind.IBAN, ibans.spans),
    (Kind.PHONE, phones.spans),
    (Kind.BIRTHDATE, birthdates.spans),
    (Kind.BSN, bsn.spans),
)
_LIKELY: tuple[tuple[Kind, _Spans], ...] = (
    (Kind.CLIENT_NUMBER, client_numbers.spans),
    (Kind.POSTCODE, postcodes.spans),
    (Kind.ADDRESS, addresses.spans),
    (Kind.NAME, names.spans),
)
# The certain ones once more: a number glued to another shows itself once that is gone.
_ORDER = (*_CERTAIN, *_LIKELY, *_CERTAIN)
_HIDDEN = "\ufffc"


def screen(text: str) -> list[Finding]:
    """What may be personal data in `text`, in order and never overlapping."""
    reading = read(text)
    unread = reading.text
    found: list[tuple[Span, Kind]] = []
    for kind, spans in _ORDER:
        seen = list(spans(unread))
        found += [(reading.typed(span), kind) for span in seen]
        unread = _hidden(unread, seen)
    return list(_apart(text, sorted(found)))


def _apart(text: str, found: Iterable[tuple[Span, Kind]]) -> Iterator[Finding]:
    """Findings that never overlap, also where one sign reads as several: "⒈" is a digit and a full stop."""
    done = 0
    for (first, end), kind in found:
        if done < end:
            start = max(first, done)
            yield Finding(kind, start, end, text[start:end])
            done = end


def _hidden(text: str, spans: list[Span]) -> str:
    """`text` as long as it was, with nothing to read at `spans`."""
    pieces = []
    done = 0
    for start, end in spans:
        pieces += [text[done:start], _HIDDEN * (end - start)]
        done = end
    return "".join(pieces) + text[done:]
