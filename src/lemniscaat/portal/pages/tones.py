"""How the word for a kind of thing looks, alike on every page that lists things of many kinds."""

TONES = {"question": "vraag", "issue": "kwestie", "handover": "over", "return": "over", "use": "ok"}


def tone_of(kind: str) -> str:
    """As the tag `kind` takes it."""
    return TONES.get(kind, "plain")
