"""np.linalg: what undoes a matrix, and lengths."""

from .arrays import asarray, ndarray, operand
from .each import sqrt
from .kinds import refuse
from .making import eye
from .products import matmul


def __getattr__(name):
    refuse("np.linalg", name)


class LinAlgError(ValueError):
    pass


def solve(a, b):
    """Row by row, each time with the largest pivot."""
    a, b = operand(a), operand(b)
    n = a.shape[0]
    if a.ndim != 2 or a.shape[1] != n:
        raise LinAlgError("Last 2 dimensions of the array must be square")
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
    return solve(a, eye(len(a)))


def pinv(a):
    """Of a matrix of full rank."""
    a = asarray(a)
    tall = a.shape[0] >= a.shape[1]
    return solve(matmul(a.T, a), a.T) if tall else solve(matmul(a, a.T), a).T


def norm(a, axis=None, keepdims=False):
    return sqrt((operand(a) * 1.0 * a).sum(axis, keepdims))
