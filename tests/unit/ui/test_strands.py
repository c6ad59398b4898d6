"""A bead for each thing on the lane of its region, and a line of the crossing between region and nation."""

from lemniscaat.ui.strands import CROSS, NATION, REGION, WIDTH, Bead, Lane, strands

LANES = [Lane("TWE", "Twente", REGION), Lane("NRD", "Noord", REGION), Lane("NL", "Landelijk", NATION)]


def test_each_bead_stands_on_its_lane_in_its_row_and_has_its_number() -> None:
    drawn = strands(LANES, [Bead(0, itself=True), Bead(2, [0]), Bead(1, [1])])
    columns = [x for _, x, _ in drawn.lanes]
    assert [(bead.n, bead.x, bead.itself) for bead in drawn.beads] == [
        (1, columns[0], True),
        (2, columns[2], False),
        (3, columns[1], False),
    ]
    rows = [bead.y for bead in drawn.beads]
    assert rows == sorted(set(rows))
    assert max(rows) < drawn.height


def test_line_between_region_and_nation_is_of_the_crossing_and_others_of_their_own_side() -> None:
    drawn = strands(LANES, [Bead(0), Bead(0, [0]), Bead(2, [1]), Bead(2, [2]), Bead(1, [3])])
    assert [line.tone for line in drawn.lines] == [REGION, CROSS, NATION, CROSS]


def test_line_goes_aside_where_a_bead_of_its_lane_is_in_the_way() -> None:
    drawn = strands(LANES[:1], [Bead(0), Bead(0, [0]), Bead(0, [0])])
    straight, aside = (line.d for line in drawn.lines)
    assert ("C" in straight, "C" in aside) == (False, True)


def test_lanes_of_all_regions_fit_on_the_smallest_phone() -> None:
    lanes = [Lane(f"R{n}", f"Regio {n}", REGION) for n in range(16)] + LANES[2:]
    drawn = strands(lanes, [Bead(n) for n in range(17)])
    assert drawn.width <= WIDTH
    assert len({x for _, x, _ in drawn.lanes}) == 17
    assert drawn.lanes[0][2] != drawn.lanes[1][2]
