"""What the world writes: the letters of other books and courses, and what they mean where a reader types a formula.

    LETTERS["z"]        "net v u s …": what is the weighted input elsewhere, too
    COSTS, SIGMAS       what is written for the cost; for the activation function, before a bracket or a prime
    FUNCTIONS           functions by another name
    PRODUCTS            products by name, as NumPy and PyTorch have them
    INDICATORS, CHOICES     what is written before the relation of [z > 0]; for one of two things, by a relation

A name that stands in two rows has two meanings: where the question speaks of one of them, that is meant, else the answer
box asks. A letter of the book's own, or of the notation in which one types, goes before all of them. The sources are
named in tests/world, one file for each course or book.
"""

LETTERS = {
    "y": "t d target ytrue",  # Haykin's d is the desired response
    "delta": "d e dz",  # d: δ without a Greek keyboard
    "y - a": "e",  # Haykin's error
    "a - y": "e",
    "a": "o h out output",  # Goodfellow's hidden units are h,
    "z": "net h v u s in",  # Hertz, Krogh and Palmer's net inputs
    "a^L": "yhat ypred p probs",
    "w": "theta Theta",
    "b": "theta",  # Rumelhart's bias,
    "-b": "theta",  # Rojas's threshold
    "Delta": "dZ",
    "eta": "alpha epsilon varepsilon gamma lr learningrate stepsize",
    "lambda": "alpha weightdecay wd reg",  # Goodfellow's α is the weight of a decay
    "N": "B batchsize",
}
# Those whose layer is that of the sender: Ng's Θ^(l) leads from layer l to l + 1.
BY_SENDER = "Theta"
COSTS = "C R E J L l Loss loss Cost cost"
SIGMAS = "f g h s F phi varphi psi act activation"
FUNCTIONS = {
    "log": "ln",
    "maximum": "max",
    "logistic": "sigmoid",
    "expit": "sigmoid",
    "sig": "sigmoid",
    "sigmoid": "sigmoid",
    "relu": "relu",
    "ReLU": "relu",
    "heaviside": "heaviside",  # [z > 0]; what it is at 0, where it jumps, its name does not say
    "Heaviside": "heaviside",
    "step": "heaviside",
    "H": "heaviside",
}
PRODUCTS = {"dot": "@", "matmul": "@", "mm": "@", "multiply": "*", "mul": "*", "outer": ""}
INDICATORS = "ones I indicator chi"  # before a bracket with a relation
CHOICES = "where ifelse"  # np.where(z > 0, 1, 0)
