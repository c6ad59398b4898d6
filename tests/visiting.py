"""A visitor of a server in another process: keeps cookies, follows nothing, needs no browser."""

import http.client
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


@dataclass(frozen=True)
class Answer:
    """What came back; `location` is where it leads, and is empty for a page."""

    status: int
    location: str
    body: str

    def hidden(self) -> dict[str, str]:
        """The hidden fields of the forms on this page."""
        return dict(HIDDEN.findall(self.body))


class Visitor:
    """Asks again, for `patience` seconds, while nobody answers or an answer breaks off."""

    def __init__(self, port: int, *, patience: float = 0, **cookies: str) -> None:
        self.port, self.patience, self.cookies = port, patience, cookies

    def get(self, path: str) -> Answer:
        return self._patiently("GET", path, None)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        return self._patiently("POST", path, urlencode(fields))

    def _patiently(self, method: str, path: str, body: str | None) -> Answer:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                return self._once(method, path, body)
            except (OSError, http.client.HTTPException):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)

    def _once(self, method: str, path: str, body: str | None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            read = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return Answer(answer.status, answer.headers.get("Location", ""), read)
