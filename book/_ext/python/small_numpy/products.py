"""Products of matrices, and what undoes them."""

from .arrays import ndarray, operand, plain
from .each import multiply
from .kinds import missing, said, stronger

CORE = "(n?,k),(k,m?)->(n?,m?)"


def _product(p, q):
    """Rows times columns; what is flat is one row, or one column, and leaves no axis."""
    rows, inner = (1, p.shape[0]) if p.ndim == 1 else p.shape
    columns = 1 if q.ndim == 1 else q.shape[1]
    kind, left, right, made = stronger(p._kind + q._kind), p._entries(), q._entries(), []
    right = [right[k::columns] for k in range(columns)]
    zero = 0.0 if kind == "f" else 0
    for j in range(rows):
        row = left[j * inner : (j + 1) * inner]
        for column in right:
            total = zero
            for i in range(inner):
                total += row[i] * column[i]
            made.append(total)
    return plain(ndarray([v > 0 for v in made] if kind == "b" else made, p.shape[:-1] + q.shape[1:], kind))


def _met(p, q, mismatch):
    """The product, where as many columns meet as many rows; ``mismatch(n, m)`` is said where they do not."""
    columns, rows = p.shape[-1], q.shape[-2:][0]
    if columns != rows:
        raise ValueError(mismatch(columns, rows))
    if p.ndim > 2 or q.ndim > 2:
        raise NotImplementedError(missing("products of stacks of matrices"))
    return _product(p, q)


def _has_axes(a):
    return a.ndim > 0 if isinstance(a, ndarray) else isinstance(a, (list, tuple, range))


def matmul(p, q):
    for i, a in enumerate((p, q)):
        if not _has_axes(a):
            raise ValueError(
                f"matmul: Input operand {i} does not have enough dimensions (has 0, gufunc core with signature {CORE} requires 1)"
            )
    return _met(
        operand(p),
        operand(q),
        lambda columns, rows: (
            f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {CORE} "
            f"(size {rows} is different from {columns})"
        ),
    )


def dot(p, q):
    p, q = operand(p), operand(q)
    if not p.ndim or not q.ndim:
        return multiply(p, q)
    return _met(
        p,
        q,
        lambda columns, rows: (
            f"shapes {said(p.shape)} and {said(q.shape)} not aligned: {columns} (dim {p.ndim - 1}) != "
            f"{rows} (dim {max(q.ndim - 2, 0)})"
        ),
    )


def outer(p, q):
    return multiply(operand(p).reshape(-1, 1), operand(q).reshape(1, -1))


ndarray.__matmul__ = matmul
ndarray.__rmatmul__ = lambda self, other: matmul(other, self)
ndarray.dot = dot
