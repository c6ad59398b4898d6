"""Which perspectives of a round are counted together, so that nobody's points can be told."""

from collections.abc import Mapping, Sequence
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.agenda.actions.counting import grouped
from lemniscaat.agenda.enums import SMALLEST_GROUP
from lemniscaat.network.api import Perspective

P = Perspective
Voters = Mapping[Perspective, int]
turnouts = st.dictionaries(st.sampled_from(Perspective), st.integers(0, 12))


@pytest.mark.parametrize(
    ("voters", "groups"),
    [
        ({}, []),
        ({P.PRACTICE: 5}, [[P.PRACTICE]]),
        ({P.PRACTICE: 9, P.POLICY: 6, P.RESIDENT: 0}, [[P.PRACTICE], [P.POLICY]]),
        ({P.PRACTICE: 9, P.POLICY: 3, P.RESIDENT: 2}, [[P.PRACTICE], [P.POLICY, P.RESIDENT]]),
        ({P.PRACTICE: 9, P.POLICY: 7, P.RESIDENT: 2}, [[P.PRACTICE], [P.POLICY, P.RESIDENT]]),
        ({P.PRACTICE: 9, P.RESIDENT: 4}, [[P.PRACTICE, P.RESIDENT]]),
        ({P.PRACTICE: 2, P.RESIDENT: 1}, [[P.PRACTICE, P.RESIDENT]]),
    ],
    ids=["nobody", "just enough", "none small", "small together", "next joins", "all in one", "too few"],
)
def test_small_perspectives_are_counted_together(voters: Voters, groups: Sequence[Sequence[P]]) -> None:
    assert grouped(voters) == groups


@given(turnouts)
def test_every_perspective_that_was_heard_stands_in_one_group(voters: Voters) -> None:
    members = list(chain.from_iterable(grouped(voters)))

    assert sorted(members) == sorted(side for side in Perspective if voters.get(side))


@given(turnouts)
def test_nothing_can_be_subtracted_to_what_a_few_gave(voters: Voters) -> None:
    """Groups share nobody: whatever is added to or taken from each other, whole groups are left."""
    shown = [sum(voters[side] for side in group) for group in grouped(voters)]

    parts = chain.from_iterable(combinations(shown, n) for n in range(1, len(shown) + 1))
    enough = sum(voters.values()) >= SMALLEST_GROUP
    assert [part for part in parts if enough and sum(part) < SMALLEST_GROUP] == []


@given(turnouts)
def test_who_is_with_enough_stands_alone_unless_a_small_group_needs_them(voters: Voters) -> None:
    together = [group for group in grouped(voters) if len(group) > 1]

    for group in together:
        largest = max(voters[side] for side in group)
        rest = sum(voters[side] for side in group) - largest
        assert largest < SMALLEST_GROUP or rest < SMALLEST_GROUP
