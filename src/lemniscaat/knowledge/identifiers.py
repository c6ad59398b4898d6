"""Names that others gave: of a publication, a person, an organisation. Each is checked, with its checksum
where it has one, and kept in one form, so that two that are the same are equal. Nothing stays nothing."""

import re
from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext as _
from stdnum import isbn, isni
from stdnum.exceptions import ValidationError

from lemniscaat.kernel.errors import Invalid

BEFORE = re.compile(
    r"^(?:https?://)?(?:www\.)?(?:(?:dx\.)?doi\.org/|hdl\.handle\.net/|orcid\.org/|ror\.org/|"
    r"(?:doi|hdl|handle|isbn(?:-1[03])?|orcid|ror)\s*:?\s*)",
    re.IGNORECASE,
)
"""What stands before it where it was copied from."""

DOI = re.compile(r"10\.\d+(?:\.\d+)*/\S+")
HANDLE = re.compile(r"\d+(?:\.[\w-]+)*/\S+")
ROR = re.compile(r"0([0-9a-hj-km-np-tv-z]{6})(\d\d)")
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 by Douglas Crockford: without i, l, o and u."""


def checked_doi(text: str) -> str:
    """`10.1234/abc`, in small letters: a DOI knows no others."""
    found = _bare(text).rstrip(".,;").lower()
    if found and not DOI.fullmatch(found):
        raise Invalid(
            _("“%s” is no DOI. It looks like 10.1234/abcd: copy it from the publication.") % text[:80]
        )
    return found


def checked_handle(text: str) -> str:
    """`1820/abc`."""
    found = _bare(text)
    if found and not HANDLE.fullmatch(found):
        raise Invalid(_("“%s” is no Handle. It looks like 1820/12345.") % text[:80])
    return found


def checked_isbn(text: str) -> str:
    """Thirteen digits in their groups."""
    found = _bare(text)
    try:
        return str(isbn.format(isbn.validate(found, convert=True))) if found else ""
    except ValidationError as error:
        raise Invalid(
            _("“%s” is no ISBN: its digits do not fit each other. Look at the back of the book.") % text[:80]
        ) from error


def checked_orcid(text: str) -> str:
    """`0000-0002-1825-0097`."""
    found = _bare(text)
    try:
        return str(isni.format(found)).replace(" ", "-") if found and isni.validate(found) else ""
    except ValidationError as error:
        raise Invalid(
            _("“%s” is no ORCID: its digits do not fit each other. Copy it from orcid.org.") % text[:80]
        ) from error


def checked_ror(text: str) -> str:
    """`05dxps055`."""
    found = _bare(text).lower()
    fits = ROR.fullmatch(found)
    if found and not (fits and _checksum(fits[1]) == fits[2]):
        raise Invalid(
            _("“%s” is no ROR: its signs do not fit each other. Look the organisation up at ror.org.")
            % text[:80]
        )
    return found


Checks = Mapping[str, Callable[[str], str]]

OF_AN_ITEM: Checks = {
    "doi": checked_doi,
    "handle": checked_handle,
    "isbn": checked_isbn,
}
OF_A_MAKER: Checks = {"orcid": checked_orcid, "ror": checked_ror}


def in_one_form(fields: Mapping[str, object], checks: Checks) -> dict[str, str]:
    """Those of `fields` that are identifiers, as they are kept."""
    return {name: check(str(fields[name] or "")) for name, check in checks.items() if name in fields}


def plain(name: str, text: str) -> str:
    """An identifier of an item in its one form; what is none, only without what people put before it."""
    try:
        return OF_AN_ITEM[name](text)
    except Invalid:
        return _bare(text)


def keys_of(values: Iterable[tuple[str, str]]) -> frozenset[str]:
    """How these identifiers are compared: in their one form, letters alike."""
    return frozenset(f"{name}:{plain(name, value).casefold()}" for name, value in values if value)


def looks_like_ror(text: str) -> bool:
    """Whether somebody who typed this means an organisation's."""
    return "ror" in text.lower() or ROR.fullmatch(text.strip().lower()) is not None


def _bare(text: str) -> str:
    return BEFORE.sub("", "".join(text.split()) if "/" not in text else text.strip())


def _checksum(coded: str) -> str:
    """ISO 7064 mod 97-10 over the number that the signs are."""
    number = 0
    for sign in coded:
        number = number * 32 + CROCKFORD.index(sign)
    return f"{98 - number * 100 % 97:02}"
