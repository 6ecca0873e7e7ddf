"""Where boxes, labels and lines stand."""

from itertools import pairwise

import pytest

from salesterms._draw import Edge, Graph, Node
from salesterms._draw.arcs import reaches
from salesterms._draw.curves import arc, through, written
from salesterms._draw.heights import heights, spread
from salesterms._draw.layers import LANE, MOST_LANES, Layers, Size, Slot, layered
from salesterms._draw.layout import Block, Layout, laid_out
from salesterms._draw.ordering import crossings, ordered
from salesterms._draw.ports import busiest, ports, roomy
from salesterms._draw.straightening import straightened

BOX, LABEL = Size(80.0, 40.0), Size(30.0, 14.0)


def graph(edges: list[Edge], count: int = 4) -> Graph:
    return Graph([Node(f"{at}", f"Node {at}") for at in range(count)], edges)


def chain(*labels: str) -> list[Edge]:
    return [Edge(f"{at}", f"{at + 1}", label) for at, label in enumerate(labels)]


def middle(block: Block) -> float:
    return block.y + block.size.height / 2


def test_a_chain_is_one_straight_line() -> None:
    layout = laid_out(graph(chain("", "", "")))
    assert len({middle(box) for box in layout.boxes}) == 1
    assert all("C" not in curve for curve in layout.curves)


def test_columns_stand_from_left_to_right() -> None:
    boxes = laid_out(graph(chain("", "to", ""))).boxes
    assert all(a.x + a.size.width < b.x for a, b in pairwise(boxes))


def test_boxes_of_a_column_are_of_one_width() -> None:
    nodes = [Node("a", "A"), Node("b", "A much longer name")]
    first, second = laid_out(Graph(nodes, [])).boxes
    assert (first.x, first.size.width) == (second.x, second.size.width)


def test_given_columns_decide() -> None:
    boxes = laid_out(graph(chain("", "", "")), {"0": 1, "1": 0, "2": 1, "3": 0}).boxes
    assert boxes[0].x == boxes[2].x > boxes[1].x == boxes[3].x


def test_an_edge_to_the_left_reaches_the_right_side_of_its_box() -> None:
    layout = laid_out(graph([Edge("0", "1"), Edge("1", "0")], 2))
    left, right = layout.boxes
    assert layout.curves[1].startswith(f"M{written(right.x)} ")
    assert layout.curves[1].endswith(f"H{written(left.x + left.size.width)}")


def test_a_label_stands_on_its_line_between_the_columns() -> None:
    layout = laid_out(graph(chain("one", "", "three")))
    assert [edge for edge, _ in layout.labels] == [0, 2]
    for edge, label in layout.labels:
        before, after = layout.boxes[edge], layout.boxes[edge + 1]
        assert before.x + before.size.width < label.x
        assert label.x + label.size.width < after.x
        assert middle(label) == middle(before)


def test_the_label_of_a_loop_stands_to_the_right_of_its_box() -> None:
    layout = laid_out(graph([Edge("0", "0", "again")], 1))
    ((_, label),) = layout.labels
    box = layout.boxes[0]
    assert box.x + box.size.width < label.x
    assert label.x + label.size.width < layout.size.width


def test_a_loop_without_a_label_stays_within_the_picture() -> None:
    with_loop, without = (laid_out(graph(edges, 1)) for edges in ([Edge("0", "0")], []))
    assert with_loop.size.width > without.size.width


def test_an_arc_reaches_out_further_when_it_spans_more() -> None:
    column = {f"{at}": 0 for at in range(4)}
    near, far = (laid_out(graph([Edge("0", to)]), column).size.width for to in ("1", "3"))
    assert near < far


def test_arcs_that_share_a_height_turn_apart_and_the_longer_ones_further_out() -> None:
    labels = ("", "a label", "")
    edges = [Edge("0", f"{at}", label) for at, label in enumerate(labels, 1)]
    curves = laid_out(graph(edges), {f"{at}": 0 for at in range(4)}).curves
    first, second, third = (float(curve.split("C")[1].split()[0]) for curve in curves)
    assert first + 10 < second < third - 10


def test_arcs_that_share_no_height_need_not_turn_apart() -> None:
    made = Layers([Slot(0, BOX)] * 3, [[0, 1], [1, 2]])
    middles = [0.0, 60.0, 120.0]
    near, far = reaches(made, middles, ports(made, middles)).values()
    assert near == far


def test_many_arcs_move_closer_together_and_leave_the_columns_where_they_are() -> None:
    made = Layers([Slot(0, BOX)] * 2, [[0, 1]] * 300)
    middles = [0.0, 60.0]
    found = reaches(made, middles, ports(made, middles)).values()
    assert len(set(found)) == 300
    assert max(found) == pytest.approx(240)


def test_a_line_leads_from_an_arc_to_its_label() -> None:
    layout = laid_out(graph([Edge("0", "1", "over there")]), {f"{at}": 0 for at in range(4)})
    ((_, label),) = layout.labels
    assert layout.curves[0].startswith(f"M{written(label.x - 1)} {written(middle(label))}H")


def test_a_label_that_is_blank_takes_up_no_room() -> None:
    assert laid_out(graph(chain(" \n"), 2)) == laid_out(graph(chain(""), 2))


def test_emphasis_and_notes_make_a_box_larger() -> None:
    plain, bold, noted = (
        laid_out(Graph([node], [])).boxes[0].size
        for node in (
            Node("a", "Opportunity"),
            Node("a", "Opportunity", emphasis=True),
            Node("a", "Opportunity", "a note"),
        )
    )
    assert bold.width > plain.width
    assert noted.height > plain.height


def test_a_box_with_many_lines_is_higher_but_not_without_end() -> None:
    sizes = [roomy(BOX, lines).height for lines in (1, 5, 10, 1000)]
    assert sizes == [40.0, 44.0, 74.0, 150.0]


def test_a_busy_side_is_counted_with_its_loops() -> None:
    assert busiest([(0, 1), (1, 0), (0, 0)], [0, 1]) == [4, 2]


def test_an_empty_graph_has_an_empty_layout() -> None:
    assert laid_out(Graph([], [])) == Layout(Size(32.0, 32.0), (), (), ())


def test_a_line_has_a_lane_in_every_column_that_it_passes() -> None:
    made = layered([0, 1, 2, 3], [(3, 0), (1, 2)], [BOX] * 4, [None, LABEL])
    assert [made.slots[slot].layer for slot in made.routes[0]] == [6, 4, 3, 2, 0]
    assert [made.slots[slot].layer for slot in made.routes[1]] == [2, 3, 4]


def test_a_graph_beyond_measure_has_labels_but_no_lanes() -> None:
    count = MOST_LANES + 2
    links = [(at, at + 1) for at in range(count - 1)] + [(0, count - 1)]
    labels = [*([None] * (count - 1)), LABEL]
    made = layered(range(count), links, [BOX] * count, labels)
    assert len(made.slots) == count + 1
    assert made.routes[-1] == [0, count, count - 1]


def test_lines_that_need_not_cross_do_not() -> None:
    tree = [(0, 3), (0, 5), (1, 4), (1, 7), (2, 6), (2, 8)]
    order = ordered([[0, 1, 2], [3, 4, 5, 6, 7, 8]], tree)
    assert crossings(order, tree) == 0


def test_a_column_is_also_sorted_by_the_one_to_its_right() -> None:
    assert ordered([[0, 1, 2], [3, 4]], [(0, 3), (1, 4), (2, 3)]) == [[0, 2, 1], [3, 4]]


def test_an_order_that_is_no_better_is_not_taken() -> None:
    pairs = [(left, right) for left in (0, 1) for right in (2, 3)]
    assert ordered([[1, 0], [3, 2]], pairs) == [[1, 0], [3, 2]]


def test_slots_keep_their_distance_as_near_as_they_can_to_where_they_should_be() -> None:
    assert spread([5.0, 4.0, 30.0], [1.0, 3.0, 1.0], [10.0, 10.0]) == [-3.25, 6.75, 30.0]


def test_a_box_that_nothing_is_joined_to_stays_clear_of_the_others() -> None:
    slots = [Slot(0, BOX), Slot(0, BOX), Slot(2, BOX)]
    first, second, _ = heights([[0, 1], [2]], [(0, 2)], slots)
    assert second - first == pytest.approx(56.0)


def test_boxes_come_to_stand_in_the_middle_of_those_they_lead_to() -> None:
    slots = [Slot(layer, BOX) for layer in (0, 2, 2, 4, 4, 4)]
    pairs = [(0, 1), (0, 2), (2, 3), (2, 4), (2, 5)]
    found = heights([[0], [1, 2], [3, 4, 5]], pairs, slots)
    assert found == pytest.approx([48, 20, 76, 20, 76, 132], abs=0.1)


def test_a_long_line_is_level_where_there_is_room() -> None:
    layout = laid_out(graph([*chain("", "", ""), Edge("0", "3", "skip")]))
    assert layout.curves[3].count("C") == 2


def test_a_level_line_is_straight() -> None:
    assert through([(0, 5), (10, 5), (20, 5)]) == "M0 5H10H20"


def test_an_arc_is_drawn_out_to_a_point_beyond_its_ends() -> None:
    assert arc((0, 10), (30, 100), (0, 4)) == "M0 10C40 145 40 117 0 4"


def test_a_long_line_bends_only_where_boxes_are_in_its_way() -> None:
    ends, above, below = Slot(0, BOX), Slot(2, Size(80.0, 100.0)), Slot(4, Size(80.0, 100.0))
    slots = [ends, Slot(8, BOX), above, below, *(Slot(layer, LANE) for layer in (2, 4, 6))]
    layers = [[0], [2, 4], [5, 3], [6], [1]]
    found = straightened(layers, Layers(slots, [[0, 4, 5, 6, 1]]), [0, 0, 0, 0, 70, -70, 30])
    assert found == [0, 0, 0, 0, 70, -63, -63]
