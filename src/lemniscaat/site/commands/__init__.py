"""One module a command: HELP and EXAMPLE for people, `arguments` for the parser, `run` for the status."""
