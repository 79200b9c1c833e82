r"""Any forward pass: write it down in the book's TeX, and its way back is derived, printed, checked and run.

    layer = Program(r'''
        z_i = \sum_k w_k x_{i+k-1} + b
        a_i = \sigma(z_i)
        C   = \frac{1}{2} \sum_i (a_i - y_i)^2
    ''')
    layer.slope("w_k")            a derivation: steps, each with its rule and its reason; .verify(); shows itself in a notebook
    layer.backward()              all the slopes in an order in which they can be computed: a Program again
    layer(x=…, w=…, b=…, y=…)     every array, by name
    layer.numpy()                 forward and backward as NumPy that a person could have written
    layer.to_json()               the same as data, for the page
    Program.from_shelf("lstm")    one of book/programs

tree: what it is made of · reading: the TeX · widths, order: what is inferred, what is refused · arithmetic, values, sample: a
run, its pushes, numbers by lot · algebra, matching, rules: a line from a line · slopes, way_back: derivations, and all of them ·
printing, data, numpy_code: in TeX, for the page, as NumPy.
"""

from bplib.calculus.program.program import Program

__all__ = ["Program"]
