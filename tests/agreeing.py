"""What `living.py agree` says when everything agrees, beside the number of questions."""

EVERYTHING = {
    "waiting": 0,
    "not_found": [],
    "found_too_much": [],
    "acts_without_step": [],
    "questions_without_event": 0,
    "astray": [],
    "figures_off": False,
}
