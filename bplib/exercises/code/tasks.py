"""Every function that the book asks for, by the name of its task."""

from bplib.exercises.code.errors import HIDDEN_ERROR, SOFTMAX_ERROR
from bplib.exercises.code.forward import ANSWER, LAYER
from bplib.exercises.code.learning import GRADIENTS, TRAIN_STEP
from bplib.exercises.code.paths import MEASURE, SLOPES

TASKS = {
    "answer": ANSWER,
    "slopes": SLOPES,
    "measure": MEASURE,
    "softmax-error": SOFTMAX_ERROR,
    "hidden-error": HIDDEN_ERROR,
    "layer": LAYER,
    "gradients": GRADIENTS,
    "train-step": TRAIN_STEP,
}
