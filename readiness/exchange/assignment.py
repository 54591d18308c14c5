"""The best pairing of two lists as a whole, where a greedy choice would spoil a later one."""

from collections.abc import Sequence

NEVER = 1e9


def best_pairs(scores: Sequence[Sequence[float]], *, at_least: float) -> dict[int, int]:
    """Row to column, one to one, with the greatest sum of scores; a pair below `at_least` is worth less than none.

    The Hungarian method in its shortest form, rows × rows × columns steps.
    """
    if not scores or not scores[0]:
        return {}
    if len(scores) > len(scores[0]):
        turned = best_pairs([list(column) for column in zip(*scores, strict=True)], at_least=at_least)
        return {row: column for column, row in turned.items()}
    # Every row may also stay alone, at the price of exactly the threshold.
    size = len(scores)
    costs = [
        [-score for score in row] + [-at_least if own == place else NEVER for own in range(size)]
        for place, row in enumerate(scores)
    ]
    return {row: column for row, column in enumerate(_cheapest(costs)) if column < len(scores[0])}


def _cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column of each row in the cheapest assignment. There are at least as many columns as rows."""
    rows, columns = len(costs), len(costs[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0] = row
        way = _reach(costs, owner, row_price, column_price)
        column = way.pop()
        while column:
            before = way[column]
            owner[column] = owner[before]
            column = before
    found = [0] * rows
    for column in range(1, columns + 1):
        if owner[column]:
            found[owner[column] - 1] = column - 1
    return found


def _reach(costs: Sequence[Sequence[float]], owner: list[int], row_price: list[float], column_price: list[float]) -> list[int]:
    """Shortest way from the row owning column 0 to a free column: each column's predecessor, and the free column last."""
    columns = len(column_price)
    least, way, used = [float("inf")] * columns, [0] * columns, [False] * columns
    column = 0
    while owner[column]:
        used[column] = True
        row, step, nearest = owner[column], float("inf"), 0
        for other in range(1, columns):
            if used[other]:
                continue
            reduced = costs[row - 1][other - 1] - row_price[row] - column_price[other]
            if reduced < least[other]:
                least[other], way[other] = reduced, column
            if least[other] < step:
                step, nearest = least[other], other
        for other in range(columns):
            if used[other]:
                row_price[owner[other]] += step
                column_price[other] -= step
            else:
                least[other] -= step
        column = nearest
    return [*way, column]
