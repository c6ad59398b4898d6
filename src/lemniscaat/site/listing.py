"""A list of items brought in on a terminal: reported row by row, then batch by batch with a bar."""

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from lemniscaat.kernel import transactions
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.site import progress
from lemniscaat.site.errors import Unfit


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of this name for a werkplaats (None: national); `reviewer` is the address of who publishes."""

    name: str
    werkplaats: network.Werkplaats | None
    reviewer: str = ""

    def bring_in(self, data: bytes, *, skipped: Collection[int], dry: bool, looked_at: bool) -> int:
        """Report each row; then, if all are right, bring them in. Gives the status. `looked_at`: what may be
        personal data in it may stay."""
        reviewer = self._reviewer()
        sheet = knowledge.read_list(data)
        if sheet.unknown:
            print(f"columns left out: {', '.join(sheet.unknown)}", file=sys.stderr)
        rows = knowledge.report(sheet, self._pk, None if looked_at else ())
        reported = [each for each in rows if each.row.number not in skipped]
        for each in reported:
            print(f"{each.row.number}\t{'; '.join(each.said) or 'ok'}")
        wrong = sum(not each.row.is_right for each in reported)
        if wrong or dry:
            print(f"{len(reported)} rows, {wrong} not right; nothing was kept", file=sys.stderr)
            return int(bool(wrong))
        self._bring_in(sheet, reported, reviewer)
        return 0

    def undo(self, data: bytes) -> int:
        """Take back what this list brought, and say what stays."""
        actor = network.system()
        with transactions.opened():
            there = knowledge.import_of(sheet=knowledge.read_list(data), werkplaats=self.werkplaats)
            if there is None:
                raise Unfit(f"{self.name}: this list was not brought in here")
            knowledge.undo_import(actor=actor, imported=there)
        more = True
        while more:
            with transactions.opened():
                more = knowledge.take_back_rows(actor=actor, imported=there)
        for number, title, why in knowledge.left_of(there):
            print(f"{number}\t{title}\t{why}")
        return 0

    def _bring_in(
        self, sheet: knowledge.Sheet, reported: list[knowledge.Reported], reviewer: network.Actor | None
    ) -> None:
        actor, known = network.system(), knowledge.known(self._pk)
        with transactions.opened():
            into = knowledge.begin_import(
                actor=actor, werkplaats=self.werkplaats, name=self.name, sheet=sheet
            )
        with progress.bar(f"{self.name}: {len(reported)} rows") as advance:
            done, made = 0, 0
            for batch in _batches(reported):
                with transactions.opened():
                    rows = [each.row for each in batch]
                    came = knowledge.take_in_rows(
                        actor=actor, into=into, rows=rows, known=known, reviewer=reviewer
                    )
                done, made = done + len(batch), made + sum(not row.joined for row in came)
                advance(done, len(reported))
        with transactions.opened():
            knowledge.finish_import(actor=actor, imported=into)
        print(f"{made} items brought in, {len(reported) - made} were there already", file=sys.stderr)

    def _reviewer(self) -> network.Actor | None:
        """The account that publishes. Refused before anything is done, where it may not."""
        if not self.reviewer:
            return None
        user = network.User.objects.filter(email__iexact=self.reviewer).first()
        actor = network.actor_of(user)
        if not knowledge.can_draft(actor, self._pk):
            raise Unfit(f"{self.reviewer} does not edit there, and cannot publish")
        return actor

    @property
    def _pk(self) -> int | None:
        return self.werkplaats.pk if self.werkplaats else None


def _batches(rows: list[knowledge.Reported]) -> Iterator[list[knowledge.Reported]]:
    left = iter(rows)
    while batch := list(islice(left, knowledge.BATCH)):
        yield batch
