"""np.linalg: what undoes a matrix, and lengths."""

from .arrays import ndarray, operand
from .each import sqrt
from .kinds import UFuncTypeError, missing, refuse
from .making import eye
from .products import matmul


def __getattr__(name):
    refuse("np.linalg", name)


class LinAlgError(ValueError):
    pass


def _matrix(a):
    a = operand(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if a.ndim > 2:
        raise NotImplementedError(missing("stacks of matrices in np.linalg"))
    return a


def solve(a, b):
    """Row by row, each time with the largest pivot."""
    a, b = _matrix(a), operand(b)
    n = a.shape[0]
    if a.shape[1] != n:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    for i, given in enumerate((a, b)):
        if given._kind == "O":
            raise UFuncTypeError(
                f"Cannot cast ufunc 'solve' input {i} from dtype('O') to dtype('float64') with casting rule 'same_kind'"
            )
    if b.shape[0] != n:
        name, signature = ("solve1", "(m,m),(m)->(m)") if b.ndim == 1 else ("solve", "(m,m),(m,n)->(m,n)")
        raise ValueError(
            f"{name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature {signature} "
            f"(size {b.shape[0]} is different from {n})"
        )
    rows = [[float(v) for v in left + right] for left, right in zip(a.tolist(), b.reshape(n, -1).tolist())]
    for k in range(n):
        top = max(range(k, n), key=lambda j: abs(rows[j][k]))
        rows[k], rows[top] = rows[top], rows[k]
        pivot = rows[k][k]
        if not pivot:
            raise LinAlgError("Singular matrix")
        rows[k] = [v / pivot for v in rows[k]]
        for j in range(n):
            if j != k:
                factor = rows[j][k]
                rows[j] = [v - factor * u for u, v in zip(rows[k], rows[j])]
    return ndarray([v for row in rows for v in row[n:]], b.shape, "f")


def inv(a):
    a = _matrix(a)
    return solve(a, eye(len(a)))


def pinv(a):
    """Of a matrix of full rank."""
    a = _matrix(a)
    tall = a.shape[0] >= a.shape[1]
    return solve(matmul(a.T, a), a.T) if tall else solve(matmul(a, a.T), a).T


def norm(a, axis=None, keepdims=False):
    return sqrt((operand(a) * a * 1.0).sum(axis, keepdims))
