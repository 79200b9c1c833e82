"""Products of matrices, and what undoes them."""

from .arrays import asarray, ndarray, plain
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


def _no_stacks(*arrays):
    if [a for a in arrays if a.ndim > 2]:
        raise NotImplementedError(missing("products of stacks of matrices"))


def matmul(p, q):
    p, q = asarray(p), asarray(q)
    for i, a in enumerate((p, q)):
        if not a.ndim:
            raise ValueError(
                f"matmul: Input operand {i} does not have enough dimensions (has 0, gufunc core with signature {CORE} requires 1)"
            )
    _no_stacks(p, q)
    if p.shape[-1] != q.shape[0]:
        raise ValueError(
            f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {CORE} "
            f"(size {q.shape[0]} is different from {p.shape[-1]})"
        )
    return _product(p, q)


def dot(p, q):
    p, q = asarray(p), asarray(q)
    if not p.ndim or not q.ndim:
        return multiply(p, q)
    _no_stacks(p, q)
    if p.shape[-1] != q.shape[0]:
        raise ValueError(
            f"shapes {said(p.shape)} and {said(q.shape)} not aligned: {p.shape[-1]} (dim {p.ndim - 1}) != "
            f"{q.shape[0]} (dim 0)"
        )
    return _product(p, q)


def outer(p, q):
    return multiply(asarray(p).reshape(-1, 1), asarray(q).reshape(1, -1))


def _matrix_product(self, other):
    return matmul(self, other) if isinstance(other, (ndarray, int, float, list, tuple)) else NotImplemented


ndarray.__matmul__ = _matrix_product
ndarray.__rmatmul__ = lambda self, other: matmul(other, self)
ndarray.dot = dot
