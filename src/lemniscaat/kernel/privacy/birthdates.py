"""Dates of birth: a full date beside the word."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_MONTH = (
    r"(?:jan(?:uari)?|feb(?:r|ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = (
    rf"(?:[0-9]{{1,2}}[-./ ][0-9]{{1,2}}[-./ ](?:[0-9]{{4}}|'?[0-9]{{2}})|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}"
    rf"|[0-9]{{1,2}} {_MONTH} (?:[0-9]{{4}}|'[0-9]{{2}})|[0-9]{{8}})(?![0-9])"
)
_SOMEBODY = (
    r"(?:ben ik|ik ben|(?:hij|zij|ze|man|vrouw|jongen|meisje|zoon|dochter|moeder|vader|broer|zus|opa|oma"
    r"|mevrouw|meneer|cli(?:e\u0308|[eë])nte?|pati(?:e\u0308|[eë])nte?) is)"
)
_BEFORE = (
    r"(?:geboren|geboortedatum|geboortedag|verjaardag|geb\. ?dat(?:um|\.)?|geb\.|jarig op)[^0-9.!?\n]{0,40}"
    rf"|{_SOMEBODY} van "
)
_BORN = re.compile(
    rf"\b(?:{_BEFORE})(?P<date>{_DATE})|(?<![0-9])(?P<first>{_DATE}) (?:geboren|jarig)\b", re.IGNORECASE
)


def spans(text: str) -> Iterator[Span]:
    """Where the day somebody was born stands; a year alone is no such day."""
    for found in _BORN.finditer(text):
        yield found.span("date" if found["date"] else "first")
