"""The composition root: settings, addresses, WSGI and the `lemniscaat` command. Alone knows every app."""
