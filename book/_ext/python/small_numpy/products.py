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
    """The product, where as many columns meet as many rows; ``mismatch`` is said where they do not."""
    columns, rows = p.shape[-1], q.shape[-2:][0]
    if columns != rows:
        shapes = {"p": said(p.shape), "q": said(q.shape), "along_p": p.ndim - 1, "along_q": max(q.ndim - 2, 0)}
        raise ValueError(mismatch.format(columns=columns, rows=rows, **shapes))
    if p.ndim > 2 or q.ndim > 2:
        raise NotImplementedError(missing("products of stacks of matrices"))
    if "O" in p._kind + q._kind:
        outer(p, q)  # refuses it
    return _product(p, q)


def matmul(p, q):
    p, q = operand(p), operand(q)
    for i, a in enumerate((p, q)):
        if not a.ndim:
            raise ValueError(
                f"matmul: Input operand {i} does not have enough dimensions (has 0, gufunc core with signature {CORE} requires 1)"
            )
    return _met(
        p,
        q,
        f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {CORE} "
        "(size {rows} is different from {columns})",
    )


def dot(p, q):
    p, q = operand(p), operand(q)
    if not p.ndim or not q.ndim:
        return multiply(p, q)
    return _met(p, q, "shapes {p} and {q} not aligned: {columns} (dim {along_p}) != {rows} (dim {along_q})")


def outer(p, q):
    return multiply(operand(p).reshape(-1, 1), operand(q).reshape(1, -1))


ndarray.__matmul__ = matmul
ndarray.__rmatmul__ = lambda self, other: matmul(other, self)
ndarray.dot = dot
