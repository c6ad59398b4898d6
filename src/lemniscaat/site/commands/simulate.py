"""Play a network of werkplaatsen in fast-forward, in four ways, and tell what the lemniscate would show.

It plays in temporary databases of its own; nothing of the installation is read or written. What comes out is
a model and no evidence: every assumption is printed with it.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from lemniscaat.site import prepare
from lemniscaat.site.progress import Advance, bar

Figures = dict[str, Any]
Told = tuple[list[Figures], tuple[str, ...]]
"""What was assumed, and what was left out."""
Played = tuple[Figures, Told]

HELP = "play a network in fast-forward, and tell what came of it"
EXAMPLE = "lemniscaat simulate --years 5 --seed 1 --json"

MOST_YEARS = 20
DAYS_A_YEAR = 365
WAYS = ("without", "offers", "shown", "offers_and_shown")
NOTE = "A model and no evidence: it follows from the assumptions below, and none of them was measured."
ROWS = (
    ("questions asked", ("made", "questions")),
    ("questions in use", ("question_to_use", "in_use")),
    ("median days from question to use", ("question_to_use", "median_days")),
    ("questions researched twice", ("researched_twice", "questions")),
    ("  of which known already", ("researched_twice", "known_already")),
    ("crossings waiting", ("crossings", "waiting")),
    ("offers made", ("offers", "made")),
    ("offers taken up", ("offers", "taken_up")),
    ("werkplaatsen reached", ("werkplaatsen_reached", "werkplaatsen")),
    ("uses of another's knowledge", ("werkplaatsen_reached", "uses_elsewhere")),
    ("leaks", ("leaks",)),
    ("kept figures that differ", ("differing",)),
)


def years(text: str) -> int:
    """How many years, as the command's argument."""
    if text.isdecimal() and 1 <= int(text) <= MOST_YEARS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of years from 1 to {MOST_YEARS}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """How long, and which chance."""
    parser.add_argument("--years", type=years, default=5, help=f"how many years, 1 to {MOST_YEARS} (5)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another course of chance (1)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Play each way in a process and a folder of its own, and print what came of all. Status 1 when something
    closed was seen, or a kept figure differs from a recount."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lemniscaat-simulate-") as folder:
        played, (assumptions, left_out) = _play_all(
            Path(folder), arguments.years * DAYS_A_YEAR, arguments.seed
        )
    told = {
        "note": NOTE,
        "years": arguments.years,
        "seed": arguments.seed,
        "ways": dict(zip(WAYS, played, strict=True)),
        "leaks": sum(way["leaks"] for way in played),
        "differing": sum(len(way["differing"]) for way in played),
        "assumptions": assumptions,
        "left_out": left_out,
    }
    print(json.dumps(told, ensure_ascii=False) if arguments.json else _as_text(told))
    _tell_load(played, time.monotonic() - began)
    return 1 if told["leaks"] or told["differing"] else 0


def _play_all(folder: Path, days: int, seed: int) -> tuple[list[Figures], Told]:
    workers = min(len(WAYS), os.cpu_count() or 1)
    # Spawned, each for one way: Django reads its settings once a process.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), max_tasks_per_child=1)
    with pool, bar("Playing the network in four ways") as advance:
        playing = [pool.submit(play_one, str(folder / name), days, seed, name) for name in WAYS]
        try:
            _follow(playing, folder, days, advance)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        results = [one.result() for one in playing]
    return [figures for figures, _ in results], results[0][1]


def _follow(playing: Sequence["Future[Played]"], folder: Path, days: int, advance: Advance) -> None:
    """Show how many days were played, until all are or one fails."""
    waiting = set(playing)
    while waiting:
        done, waiting = wait(waiting, timeout=0.5)
        for one in done:
            one.result()
        advance(sum(_days_done(folder / name) for name in WAYS), days * len(WAYS))


def _days_done(folder: Path) -> int:
    try:
        return (folder / "day").stat().st_size
    except OSError:
        return 0


def play_one(folder: str, days: int, seed: int, name: str) -> Played:
    """Play one way; gives its figures, and what was assumed and left out. Runs in a process that has
    loaded nothing yet, and makes that folder its installation."""
    for setting in [name for name in os.environ if name.startswith(("LEMNISCAAT_", "DATABASE_URL"))]:
        del os.environ[setting]
    os.environ |= {"DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings", "LEMNISCAAT_DATA": folder}
    _load(folder)
    from lemniscaat.demo import api as demo

    way = next(way for way in demo.WAYS if way.name == name)
    with (Path(folder) / "day").open("ab", buffering=0) as day:

        def progress(done: int, total: int) -> None:
            day.write(b"." * (done - day.tell()))

        figures = demo.play(days=days, seed=seed, way=way, progress=progress)
        return figures, (demo.assumptions(), demo.LEFT_OUT)


def _load(folder: str) -> None:
    """An empty installation there, whose pages need no collected static files."""
    import logging

    from django.conf import settings

    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    prepare.load_django()
    (prepare.data_folder() / "static").mkdir()
    # An outsider asks for pages that are not there; that is no news. Nor is the making of the tables.
    logging.disable(logging.WARNING)
    prepare.tables()


def _as_text(told: Figures) -> str:
    lines = [NOTE, "", f"{'':34}" + "".join(f"{name:>18}" for name in WAYS)]
    for title, path in ROWS:
        figures = [_at(told["ways"][name], path) for name in WAYS]
        lines.append(f"{title:34}" + "".join(f"{'-' if one is None else one:>18}" for one in figures))
    for way in told["ways"].values():
        lines += [f"leak: {leak}" for leak in way["leaked"]]
        lines += [f"kept wrongly: {one}" for one in way["differing"]]
    lines += ["", "Left out"] + [f"- {what}" for what in told["left_out"]]
    lines += ["", "Assumptions: value (from-to), unit: why"]
    for one in told["assumptions"]:
        lines.append(
            f"{one['name']:16} {one['value']:>6} ({one['low']}-{one['high']}) {one['unit']}: {one['why']}"
        )
    return "\n".join(lines)


def _at(figures: Any, path: Sequence[str]) -> Any:
    """The figure there; of a list how many."""
    for name in path:
        figures = figures[name]
    return len(figures) if isinstance(figures, list) else figures


def _tell_load(played: Sequence[Figures], seconds: float) -> None:
    made = {name: sum(way["made"][name] for way in played) for name in ("questions", "items", "steps")}
    what = ", ".join(f"{count} {name}" for name, count in made.items())
    print(f"{what} made in {seconds:.1f} seconds", file=sys.stderr)
