"""What people looked for in the last weeks. Counts go after ninety days, so that these, unlike all other
days of the story, are reckoned back from today."""

from datetime import timedelta

from lemniscaat.demo import files
from lemniscaat.demo.cast import at
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock


def lay() -> None:
    """Every search on its day, counted as the worker would."""
    story, today = files.invented("zoeken"), clock.today()
    for row in story["searches"]:
        for days in row["days_ago"]:
            with at(today - timedelta(days=days)):
                discovery.note_search(row["text"], found=row["found"], werkplaats=row["werkplaats"])
    while discovery.fold_searches():
        pass
    with at(today - timedelta(days=1)):
        for rank, times in story["clicks"].items():
            for _ in range(times):
                discovery.note_click(int(rank))
