"""The pages of the book that have exercises or are sent to by a self-test, in the book's order.

CHAPTERS["forward-pass"]     "The forward pass": the title of book/forward-pass.md
"""

CHAPTERS = {
    "forward-pass": "The forward pass",
    "notation": "The address of a weight",
    "cost": "The cost, and who is to blame for it",
    "chain-rule": "Paths",
    "four-phases": "Four phases",
    "output-error": "The error of an output",
    "hidden-error": "The error of a hidden neuron",
    "gradients": "What a weight learns",
    "matrix-form": "Rows forward, columns back",
    "two-deltas": "Two deltas",
    "risk": "Many samples",
    "algorithm": "The algorithm, and what it costs",
    "errata": "Errata",
    "refresher": "Refresher",
    "worksheet": "Worksheet",
}
