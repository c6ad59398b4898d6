"""The environment as a typed border: a wrong value stops the start with one clear line."""

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit


class WrongSetting(SystemExit):
    """A setting that cannot be used; ends the process with status 2 and one line on stderr."""

    def __init__(self, line: str) -> None:
        super().__init__(2)
        self.line = line

    def __str__(self) -> str:
        return self.line


def text(name: str, default: str = "") -> str:
    """The value of `name`, or of the file named by `name_FILE` (for secrets)."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise WrongSetting(f"{name}_FILE: cannot read {path} ({error.strerror})") from error
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """1/0, true/false, yes/no, on/off."""
    value = os.environ.get(name, "").lower()
    if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
        return value in {"1", "true", "yes", "on"} if value else default
    raise WrongSetting(f"{name} is {value!r}: use 1 or 0")


def number(name: str, default: int) -> int:
    """A whole number, zero or more."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()):
        raise WrongSetting(f"{name} is {value!r}: use a whole number")
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's settings for `DATABASE_URL` (postgres://…), or SQLite in `folder` when it is empty."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "lemniscaat.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                    "PRAGMA mmap_size=134217728; PRAGMA journal_size_limit=67108864;"
                    # What is deleted or written over is zeroed: `redact` takes words off the disk too.
                    "PRAGMA secure_delete=ON;"
                ),
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise WrongSetting(
            f"DATABASE_URL begins with {parts.scheme!r}: use postgres://user:password@host/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def secret(folder: Path, name: str, *, size: int = 32) -> str:
    """The secret kept in `folder/name`: `size` random bytes in base64, made at first use, readable by
    its owner only."""
    path = folder / name
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}-{os.getpid()}"
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(size)))
        # Linking fails when another process was first: of two starts at once, one secret remains.
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
