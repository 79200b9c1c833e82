"""Arrays as NumPy prints them: at most eight digits after the point, in columns that stand below each other."""

import math

WIDTH, DIGITS = 75, 8


def printed(a):
    return _laid_out(a, " ", " ") if a.shape else str(a._entries()[0])


def represented(a):
    if a.size:
        return f"array({_laid_out(a, ', ', ' ' * 7)})"
    shape = f", shape={a.shape}" if a.shape != (0,) else ""
    return f"array([]{shape}, dtype={a.dtype.name})"


def _laid_out(a, separator, indent):
    if not a.size:
        return "[]"
    return _part(a, {"f": _of_floats, "i": _of_ints, "b": _of_bools}[a._kind](a._entries()), separator, indent, WIDTH)


def _part(a, write, separator, indent, width):
    if not a.shape:
        return write(a._entries()[0])
    if len(a.shape) > 1:
        gap = separator.rstrip() + "\n" * (len(a.shape) - 1)
        return "[" + (gap + indent).join([_part(row, write, separator, indent + " ", width - 1) for row in a]) + "]"
    lines, line, room = "", indent, width - max(len(separator.rstrip()), 1)
    for i, entry in enumerate(a._entries()):
        word = write(entry)
        if len(line) + len(word) > room and len(line) > len(indent):
            lines, line = lines + line.rstrip() + "\n", indent
        line += word + (separator if i < len(a) - 1 else "")
    return "[" + (lines + line)[len(indent) :] + "]"


def _of_ints(entries):
    width = max([len(str(v)) for v in entries])
    return lambda v: str(v).rjust(width)


def _of_bools(entries):
    return lambda v: str(v).rjust(5)


def _of_floats(entries):
    """Powers of ten where the sizes differ too much, and plain digits elsewhere."""
    finite = [v for v in entries if math.isfinite(v)]
    sizes = [abs(v) for v in finite if v]
    powers = sizes and (max(sizes) >= 1e8 or min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000)
    split = _with_power if powers else _without_power
    parts = [split(v) for v in finite]
    left, right = [max([len(part[i]) for part in parts], default=0) for i in (0, 1)]
    length = max([len(part[2]) for part in parts], default=0)
    full = right + (length + 1 if powers else 0)
    if len(finite) < len(entries):
        left = max(left, 3 + (-math.inf in entries) - full - 1)

    def write(v):
        if not math.isfinite(v):
            return str(v).rjust(left + full + 1)
        if not powers:
            whole, rest, _ = split(v)
            return f"{whole.rjust(left)}.{rest.ljust(right)}"
        digits, power = f"{v:.{right}e}".split("e")
        whole, _, rest = digits.partition(".")
        return f"{whole.rjust(left)}.{rest}e{power[0]}{power[1:].rjust(length - 1, '0')}"

    return write


def _without_power(v):
    """(what stands before the point, what stands behind it, nothing): as few digits as tell the number apart."""
    text = repr(float(v))
    if "e" in text or len(text.split(".")[1]) > DIGITS:
        text = f"{v:.{DIGITS}f}"
    whole, rest = text.split(".")
    return whole, rest.rstrip("0"), ""


def _with_power(v):
    places = ([n for n in range(DIGITS) if float(f"{v:.{n}e}") == v] or [DIGITS])[0]
    digits, power = f"{v:.{places}e}".split("e")
    whole, _, rest = digits.partition(".")
    return whole, rest.rstrip("0"), power
