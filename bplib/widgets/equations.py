"""The equations that widgets print: TeX in the book's notation, each held by the tests like any equation of a chapter.

EQUATIONS["BP2"]          the TeX
trees("BP1", "BP2")       {name: tree as plain data}: what ``js/text/equation.js`` expands and prints, term by term
trees_of({name: TeX})     the same for equations that one widget alone prints: its module lists them as its ``EQUATIONS``
of_all_widgets()          {name: TeX} of every equation that a widget prints
FUNCTIONS                 the names of the activations and costs, and of their slopes
"""

from importlib import import_module

from bplib.formula import parse
from bplib.formula.grammar.tree import to_json
from bplib.functions import ACTIVATIONS, COSTS
from bplib.widgets import MODULES

EQUATIONS = {
    "weighted input": r"z_j^l = \sum_k w_{jk}^l a_k^{l-1} + b_j^l",
    "sigmoid": r"a_j^l = \sigma(z_j^l) \qquad \text{sigmoid}",
    "tanh": r"a_j^l = \tanh(z_j^l) \qquad \text{tanh}",
    "relu": r"a_j^l = \max(0, z_j^l) \qquad \text{ReLU}",
    "linear": r"a_j^l = z_j^l \qquad \text{linear}",
    "squared error": r"C = \sum_j (a_j^L - y_j)^2 \qquad \text{squared error}",
    "half squared error": r"C = \frac{1}{2} \left(\sum_j (a_j^L - y_j)^2\right) \qquad \text{half squared error}",
    "slope of squared error": r"\frac{\partial C}{\partial a_j^L} = 2 (a_j^L - y_j) \qquad \text{squared error}",
    "slope of half squared error": r"\frac{\partial C}{\partial a_j^L} = a_j^L - y_j \qquad \text{half squared error}",
    "BP1": r"\delta_j^L = \frac{\partial C}{\partial a_j^L} \sigma'(z_j^L)",
    "BP2": r"\delta_j^l = \left(\sum_k w_{kj}^{l+1} \delta_k^{l+1}\right) \sigma'(z_j^l)",
    "paths of 0 weights": r"\delta_j^L = \sigma'(z_j^L) \frac{\partial C}{\partial a_j^L}",
    "paths of 1 weight": r"\delta_j^{L-1} = \sum_k \sigma'(z_j^{L-1}) w_{kj}^L \sigma'(z_k^L) \frac{\partial C}{\partial a_k^L}",
    "paths of 2 weights": r"\delta_j^{L-2} = \sum_k \sum_m \sigma'(z_j^{L-2}) w_{kj}^{L-1} \sigma'(z_k^{L-1}) "
    r"w_{mk}^L \sigma'(z_m^L) \frac{\partial C}{\partial a_m^L}",
    "BP3": r"\frac{\partial C}{\partial b_j^l} = \delta_j^l",
    "BP4": r"\frac{\partial C}{\partial w_{jk}^l} = a_k^{l-1} \delta_j^l",
    "BP3 above the weir": r"\frac{\partial C}{\partial b_j^l} = \frac{\partial C}{\partial a_j^l} \sigma'(z_j^l)",
    "BP4 above the weir": r"\frac{\partial C}{\partial w_{jk}^l} = \frac{\partial C}{\partial a_j^l} \sigma'(z_j^l) a_k^{l-1}",
    "slope of sigmoid": r"\sigma'(z_j^l) = a_j^l (1 - a_j^l) \qquad \text{sigmoid}",
    "slope of tanh": r"\sigma'(z_j^l) = 1 - (a_j^l)^2 \qquad \text{tanh}",
    "slope of linear": r"\sigma'(z_j^l) = 1 \qquad \text{linear}",
    "step of w": r"w_{jk}^l \leftarrow w_{jk}^l - \eta \frac{\partial C}{\partial w_{jk}^l}",
    "step of b": r"b_j^l \leftarrow b_j^l - \eta \frac{\partial C}{\partial b_j^l}",
}


FUNCTIONS = tuple(name for name in EQUATIONS if name.removeprefix("slope of ") in {**ACTIVATIONS, **COSTS})


def trees(*names: str) -> dict[str, dict]:
    """The trees of the named equations, ready for the widgets' JavaScript."""
    return trees_of({name: EQUATIONS[name] for name in names})


def trees_of(equations: dict[str, str]) -> dict[str, dict]:
    return {name: to_json(parse(tex)) for name, tex in equations.items()}


def of_all_widgets() -> dict[str, str]:
    """EQUATIONS, and those that the modules of the widgets list as their own."""
    own = {module: vars(import_module(f"bplib.widgets.{module}")).get("EQUATIONS", {}) for module in MODULES.values()}
    return EQUATIONS | {
        f"{module}: {name}": tex for module, equations in own.items() for name, tex in equations.items()
    }
