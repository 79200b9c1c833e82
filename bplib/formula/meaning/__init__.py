"""What a formula is worth on a network, and on which networks it must hold.

indices       what each index runs over
quantities    what each letter is worth in the forward and the backward pass
shapes        products and sums whose shapes must fit
value         the value of a tree
general       activations and costs of no special kind
witness       a network that bears witness: its numbers, at rest and after a push
conditions    the networks that a printed condition asks for
statements    what a displayed equation claims
letters       whether a statement says anything: what it claims of mere letters
relations     =, <, ≤, ∈ between two values
rounding      what the rounded numbers of a formula allow
"""
