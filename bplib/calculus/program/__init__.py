r"""Any forward pass: write it down in the book's TeX, run it, hand it to the page.

    layer = Program(r'''
        z_i = \sum_k w_k x_{i+k-1} + b
        a_i = \sigma(z_i)
        C   = \frac{1}{2} \sum_i (a_i - y_i)^2
    ''')
    layer(x=…, w=…, b=…, y=…)     every array, by name
    layer.to_json()               the definitions as data

tree: what it is made of · reading: the TeX · widths, order: what is inferred, what is refused · values, arithmetic: a run and
its pushes · printing, data: in TeX, for the page. Each of them imports only from those before it.
"""

from bplib.calculus.program.program import Program

__all__ = ["Program"]
