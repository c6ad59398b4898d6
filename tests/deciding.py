"""What a visitor chooses of what was found in her words."""

import re


def stays(page: str, why: str = "openbaar") -> dict[str, str]:
    """Every finding that the page asks about may stay, for the same reason."""
    return dict.fromkeys(re.findall(r'<select [^>]*name="(vondst-\w+)"', page), why)
