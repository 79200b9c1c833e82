"""Programs on arrays, drawn by lot, most of which run: programs(n, seed); result(np, program) is what comes of one.

What is drawn knows the shapes of what it draws from, so that sums, products and assignments fit nine times out of ten; the tenth
time they may not, and then the errors are compared.
"""

import math
import random
import re

POOL = {
    (2, 3): [
        "[[1.5, -2.0, 0.25], [0.5, 3.0, -1.25]]",
        "[[1, -2, 3], [0, 4, -5]]",
        "[[True, False, True], [False, True, True]]",
    ],
    (3, 2): ["[[0.75, -0.5], [2.0, 1.0], [-1.5, 0.125]]"],
    (2, 2): ["[[2.0, 0.5], [-1.0, 3.0]]", "[[2, 0], [-1, 3]]", "[[1.0, np.nan], [np.inf, -np.inf]]"],
    (3, 3): ["[[1.0, -0.5, 0.375], [0.75, 2.25, -0.875], [0.125, 0.5, 1.75]]"],
    (3, 1): ["[[0.375], [-1.25], [2.5]]"],
    (1, 3): ["[[0.875, -0.125, 0.0]]", "[[800.0, -800.0, 1e-5]]"],
    (1, 1): ["[[4.0]]"],
    (3,): ["[1.0, -2.0, 0.5]", "[3, -1, 2]", "[True, False, False]"],
    (2,): ["[0.25, 3.0]"],
    (): ["2.5", "-1", "3.0"],
}
OPERATORS = ["+", "-", "*", "/", "**", "+", "-", "*"]
COMPARISONS = ["<", "<=", ">", ">=", "==", "!="]
EACH = ["exp", "log", "sqrt", "tanh", "cosh", "abs", "square", "sign", "isfinite", "isnan", "negative"]
BOTH = ["maximum", "minimum", "add", "subtract", "multiply", "divide", "power", "logical_and", "logical_or"]
ALONG = ["sum", "mean", "max", "min", "argmax", "argmin", "any", "all"]


def draw(r, depth, shape=None):
    """Something of ``shape``, or of any."""
    if shape is None:
        shape = r.choice(list(POOL))
    if r.random() < 0.06:
        shape = r.choice(list(POOL))  # may not fit
    if depth == 0 or r.random() < 0.1:
        if shape in POOL:
            return f"np.array({r.choice(POOL[shape])})"
        return f"np.full({shape}, {r.choice(['0.5', '-2', '1.5'])})"
    text = r.choice(WAYS)(r, depth - 1, shape)
    # A whole number or a truth that comes out of an array is Python's own in the page; put into an array it is NumPy's again.
    return text if shape else f"np.array({text})"


def array(r, depth, shape):
    """The same, as what has the methods of an array."""
    return f"np.asarray({draw(r, depth, shape)})"


def operator(r, depth, shape):
    other = r.choice([shape, shape, (), *([(shape[0], 1), (1, shape[1]), (shape[1],)] if len(shape) == 2 else [])])
    parts = [draw(r, depth, shape), draw(r, depth, other)]
    r.shuffle(parts)
    return f"({parts[0]} {r.choice(OPERATORS)} {parts[1]})"


def comparison(r, depth, shape):
    return f"({draw(r, depth, shape)} {r.choice(COMPARISONS)} {draw(r, depth, r.choice([shape, ()]))})"


def each(r, depth, shape):
    sign = r.choice(
        "-+~" if shape else "-+"
    )  # a truth that comes out of an array is Python's in the page, and ~True is -2
    return r.choice([f"np.{r.choice(EACH)}({draw(r, depth, shape)})", f"{sign}{draw(r, depth, shape)}"])


def both(r, depth, shape):
    return f"np.{r.choice(BOTH)}({draw(r, depth, shape)}, {draw(r, depth, r.choice([shape, ()]))})"


def product(r, depth, shape):
    if not shape:
        return f"({draw(r, depth, (3,))} @ {draw(r, depth, (3,))})"
    inner = r.choice([1, 2, 3])
    left = (inner,) if len(shape) == 1 else (shape[0], inner)
    pair = draw(r, depth, left), draw(r, depth, (inner, shape[-1]))
    return r.choice(["({} @ {})", "np.dot({}, {})", "np.matmul({}, {})"]).format(*pair)


def along(r, depth, shape):
    name = r.choice(ALONG)
    if len(shape) == 2 and 1 in shape:
        axis = shape.index(1)
        inner = (r.choice([2, 3]), shape[1]) if axis == 0 else (shape[0], r.choice([2, 3]))
        return f"np.{name}({draw(r, depth, inner)}, axis={axis}, keepdims=True)"
    if len(shape) == 1:
        return f"{array(r, depth, (2, *shape))}.{name}(axis=0)"
    return (
        f"np.{name}({draw(r, depth)})"
        if not shape
        else f"({draw(r, depth, shape)} - {array(r, depth, shape)}.{name}(axis=-1, keepdims=True))"
    )


def turned(r, depth, shape):
    if len(shape) == 2:
        return r.choice(
            [f"{array(r, depth, shape[::-1])}.T", f"{array(r, depth, (shape[0] * shape[1],))}.reshape({shape[0]}, -1)"]
        )
    return f"{array(r, depth, (1, *shape))}.reshape({shape})"


def part(r, depth, shape):
    if len(shape) == 1:
        return f"{array(r, depth, (2, *shape))}[{r.choice(['0', '-1', '1, :'])}]"
    if len(shape) == 2:
        return r.choice(
            [
                f"{array(r, depth, shape)}[::-1]",
                f"{array(r, depth, shape)}[:, {list(range(shape[1]))[::-1]}]",
                f"{array(r, depth, (shape[0] + 1, shape[1]))}[1:]",
                f"{array(r, depth, (shape[0] * shape[1],))}[None].reshape{shape}",
            ]
        )
    return f"{array(r, depth, (2, 3))}[{r.choice(['0, 1', '-1, 2', '1, -1'])}]"


def chosen(r, depth, shape):
    return f"np.where({draw(r, depth, shape)} > 0, {draw(r, depth, shape)}, {draw(r, depth, ())})"


def made(r, depth, shape):
    what = array(r, depth, shape)
    return r.choice(
        [
            f"np.zeros_like({what})",
            f"np.ones_like({what})",
            f"{what}.astype(float)",
            f"{what}.copy()",
            f"np.clip({what}, -1, 1)",
        ]
    )


WAYS = [
    operator,
    operator,
    operator,
    comparison,
    each,
    each,
    both,
    product,
    product,
    along,
    along,
    turned,
    part,
    chosen,
    made,
]
CHANGES = ["y += {}", "y -= {}", "y *= {}", "y /= {}", "y[...] = {}", "y[y > 0] = 0.5", "y[0] = 1.5", "y[-1] += {}"]


def program(r):
    if r.random() < 0.8:
        return f"r = {draw(r, r.choice([1, 2, 2, 3]))}"
    shape = r.choice([(2, 3), (3, 3), (3, 1), (3,)])
    view = r.choice(
        ["x", "x.T" if len(shape) == 1 or shape[0] == shape[1] else "x", "x[::-1]", "x[1:]", "x.reshape(-1)"]
    )
    change = r.choice(CHANGES).format(draw(r, 1, r.choice([(), shape])))
    return f"x = np.array({draw(r, 0, shape)}, dtype=float); y = {view}; {change}; r = [x, y]"


def programs(n, seed):
    r = random.Random(seed)
    return [program(r) for _ in range(n)]


def result(np, program):
    """What comes of it: for each array its shape, its kind, its numbers and how it is printed; or the error."""
    world = {"np": np}
    try:
        exec(program, world)
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        return re.sub("numpy\\.bool|'bool'", "bool", re.sub("numpy\\.(int|float)64|'(int|float)'", "number", said))
    found = world["r"] if isinstance(world["r"], list) else [world["r"]]
    return [_one(np, value) for value in found]


def same(right, got):
    """Whether both are the same error, or the same to the last bit and letter, or the same but for rounding."""
    if isinstance(right, str) or isinstance(got, str) or right == got:
        return right == got
    return len(right) == len(got) and all(_close(*pair) for pair in zip(right, got))


def _close(right, got):
    (shape, kind, numbers, _), (other_shape, other_kind, other_numbers, _) = right, got
    pairs = [(float(p), float(q)) for p, q in zip(numbers, other_numbers)]
    return (shape, kind) == (other_shape, other_kind) and all(
        math.isclose(p, q, rel_tol=1e-9, abs_tol=1e-12) or (p != p and q != q) for p, q in pairs
    )


def _one(np, value):
    array = np.asarray(value)
    shown = f"{value!r}\n{value}" if array.shape else str(value)
    return [list(array.shape), array.dtype.name, [repr(float(v)) for v in array.ravel().tolist()], shown]
