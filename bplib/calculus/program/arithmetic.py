"""The two kinds of numbers that a program runs on: floats with a push in their imaginary part, and exact residues.

    FLOATS.push, FLOATS.slope(x)      1e-30 i, and what became of it: a derivative exact to rounding
    exact(seed)                       residues modulo a prime, with an exact derivative; functions are opaque

Two expressions that are the same rational function of what they are made of have the same residue, whatever is put for
their letters; two that are not differ, but for a chance of about one in 10^18. So residues decide in symbols, without any
rounding and without the rules that made the expressions. A function such as σ or e^x is there a table without pattern
(the same argument, the same value), of which only its slope is known: for σ a table of its own, for e^x itself.
"""

from __future__ import annotations

import cmath
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from hashlib import blake2b
from typing import Any

import numpy as np

PRIME = 2**61 - 1
TINY = 1e-30


class NoValue(ValueError):
    """A number for which an expression has no value: ln of what is not positive, a quotient by 0."""


# Each slope of an activation is a polynomial in its value a: sigmoid' is a − a², and so on as often as one likes.
LOGISTIC, TANGENT = np.polynomial.Polynomial([0, 1, -1]), np.polynomial.Polynomial([1, 0, -1])


def _logistic(z: complex) -> complex:
    return 1 / (1 + cmath.exp(-z)) if z.real >= 0 else (1 - 1 / (1 + cmath.exp(z))) if z.real > -30 else cmath.exp(z)


def _by_polynomial(value: Callable[[complex], complex], slope: Any) -> Callable[[complex, int], complex]:
    """The derivatives of a function whose slope is a polynomial in its value."""

    def derivative(z: complex, primes: int) -> complex:
        poly = np.polynomial.Polynomial([0, 1])
        for _ in range(primes):
            poly = poly.deriv() * slope
        return complex(poly(value(z)))

    return derivative


def _bent(z: complex, primes: int) -> complex:
    return (z if z.real > 0 else 0j) if primes == 0 else complex(primes == 1 and z.real > 0)


ACTIVATIONS: dict[str, Callable[[complex, int], complex]] = {
    "sigmoid": _by_polynomial(_logistic, LOGISTIC),
    "tanh": _by_polynomial(cmath.tanh, TANGENT),
    "relu": _bent,  # relu'(0) = 0
    "linear": lambda z, primes: z if primes == 0 else complex(primes == 1),
}


def _positive(x: complex) -> complex:
    if x.real <= 0:
        raise NoValue(f"expected a positive number under a root or a logarithm; got {x.real}")
    return x


class Floats:
    """Complex numbers whose imaginary part is a push: far too small to change what is real."""

    push, zero = complex(0, TINY), 0j

    def __init__(self, sigma: str = "sigmoid", distinct: bool = False) -> None:
        """``distinct``: of two that are equally large there is no largest, for the slope of a max has no value there."""
        self.sigma, self.distinct = sigma, distinct

    def number(self, value: Fraction) -> complex:
        return complex(float(value))

    def slope(self, x: complex) -> float:
        return x.imag / TINY

    def plain(self, x: float) -> complex:
        """A number that is not pushed."""
        return complex(x)

    def order(self, x: complex) -> float:
        """What two numbers are compared by."""
        return x.real

    def largest(self, values: Iterable[complex]) -> complex:
        """The largest, the first of several that are."""
        first, *others = sorted(values, key=self.order, reverse=True)
        if self.distinct and others and self.order(first) == self.order(others[0]):
            raise NoValue(f"expected one number that is the largest; got {first.real} twice")
        return first

    def over(self, x: complex, y: complex) -> complex:
        if y == 0:
            raise NoValue("expected a divisor that is not 0; got 0")
        return x / y

    def power(self, x: complex, exponent: Fraction | complex) -> complex:
        if isinstance(exponent, Fraction) and exponent.denominator == 1:
            n = int(exponent)
            if n < 0 and x == 0:
                raise NoValue("expected a divisor that is not 0; got 0")
            return complex(x**n)
        return cmath.exp(
            (complex(exponent) if not isinstance(exponent, Fraction) else float(exponent)) * cmath.log(_positive(x))
        )

    def apply(self, function: str, primes: int, x: complex) -> complex:
        match function:
            case "exp":
                return cmath.exp(x)
            case "ln":
                return cmath.log(_positive(x))
            case "sqrt":
                return cmath.sqrt(_positive(x))
            case "tanh":
                return cmath.tanh(x)
            case "abs":
                return -x if x.real < 0 else x
        return ACTIVATIONS[self.sigma if function == "sigma" else function](x, primes)


@dataclass(frozen=True, slots=True)
class Residue:
    """A number modulo PRIME and its derivative by what is pushed."""

    v: int
    d: int = 0

    def __add__(self, other: Residue) -> Residue:
        return Residue((self.v + other.v) % PRIME, (self.d + other.d) % PRIME)

    def __mul__(self, other: Residue) -> Residue:
        return Residue(self.v * other.v % PRIME, (self.v * other.d + self.d * other.v) % PRIME)


class Exact:
    """Residues; functions are tables without pattern, different for each ``seed``."""

    push, zero = Residue(0, 1), Residue(0)

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def number(self, value: Fraction) -> Residue:
        return Residue(value.numerator * pow(value.denominator, -1, PRIME) % PRIME)

    def slope(self, x: Residue) -> int:
        return x.d

    def plain(self, x: int) -> Residue:
        """A number that is not pushed."""
        return Residue(x % PRIME)

    def order(self, x: Residue) -> int:
        return x.v

    def largest(self, values: Iterable[Residue]) -> Residue:
        """The largest. ValueError: two are; residues are equal by the program itself, so other numbers will not help."""
        first, *others = sorted(values, key=self.order, reverse=True)
        if others and self.order(first) == self.order(others[0]):
            raise ValueError(
                "expected one that is the largest under a max, whatever the numbers; got two that are always equal"
            )
        return first

    def over(self, x: Residue, y: Residue) -> Residue:
        return x * self.chain(y, self.inverse(y.v), -(self.inverse(y.v) ** 2))

    def inverse(self, v: int) -> int:
        if v == 0:
            raise NoValue("expected a divisor that is not 0; got 0")
        return pow(v, -1, PRIME)

    def chain(self, x: Residue, value: int, slope: int) -> Residue:
        """A function of x, of which value and slope there are known."""
        return Residue(value % PRIME, slope * x.d % PRIME)

    def power(self, x: Residue, exponent: Fraction | Residue) -> Residue:
        if isinstance(exponent, Residue):  # as a whole number; what ln is there, no rule can know
            below = pow(x.v, exponent.v - 1, PRIME) if exponent.v else self.inverse(x.v)
            value = below * x.v % PRIME
            return Residue(value, (exponent.v * below * x.d + value * self.table("ln", 0, x.v) * exponent.d) % PRIME)
        if exponent.denominator not in (1, 2):
            raise NoValue(f"expected whole or half powers; got {exponent}")
        root, n = (x.v if exponent.denominator == 1 else self.root(x.v)), exponent.numerator
        value = pow(root if n >= 0 else self.inverse(root), abs(n), PRIME)
        if n >= exponent.denominator:  # a slope at 0, too
            below = pow(root, n - exponent.denominator, PRIME)
        else:
            below = value * self.inverse(x.v) if n else 0
        return self.chain(x, value, self.number(exponent).v * below)

    def root(self, v: int) -> int:
        root = pow(v, (PRIME + 1) // 4, PRIME)
        if root * root % PRIME != v:
            raise NoValue("expected a square; got none")
        return root

    def table(self, function: str, primes: int, v: int) -> int:
        said = f"{self.seed} {function} {primes} {v}".encode()
        return int.from_bytes(blake2b(said, digest_size=8).digest(), "big") % PRIME

    def apply(self, function: str, primes: int, x: Residue) -> Residue:
        if function == "sqrt":
            return self.power(x, Fraction(1, 2))
        value = self.table(function, primes, x.v)
        match function:
            case "exp":
                slope = value
            case "ln":
                slope = self.inverse(x.v)
            case "tanh":
                slope = 1 - value * value
            case "abs":
                slope = x.v * self.inverse(value)
            case "sigmoid":
                return self.logistic(self.table(function, 0, x.v), primes, x)
            case _:
                slope = self.table(function, primes + 1, x.v)
        return self.chain(x, value, slope)

    def logistic(self, a: int, primes: int, x: Residue) -> Residue:
        """A slope of the sigmoid, whose value is a: of this one activation every rule may know that σ' = σ (1 - σ)."""
        poly = np.polynomial.Polynomial([0, 1])
        for _ in range(primes):
            poly = poly.deriv() * LOGISTIC
        at = lambda each: sum(int(c) * pow(a, n, PRIME) for n, c in enumerate(each.coef))
        return self.chain(x, at(poly), at(poly.deriv() * LOGISTIC))


Arithmetic = Any  # Floats or Exact: one has complex numbers, the other residues
