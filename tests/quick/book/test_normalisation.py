"""What the chapter normalisation says of weights, batches and biases is so, found by imaginary pushes of a norm written out."""

import numpy as np
import pytest

H = 1e-20j
DRAW = np.random.default_rng(11)
SAMPLES, MARKS = DRAW.normal(size=(6, 3)), DRAW.normal(size=(6, 4))


def normalised(z, axis, epsilon):
    distance = z - z.mean(axis=axis, keepdims=True)
    return distance / np.sqrt((distance * distance).mean(axis=axis, keepdims=True) + epsilon)


def cost(w, b=0.0, samples=SAMPLES, marks=MARKS, axis=1, epsilon=0.0):
    """Half the squared misses, a mean over the samples; a row for each sample, so that layer norm is along axis 1."""
    return ((normalised(samples @ w + b, axis, epsilon) - marks) ** 2).sum() / 2 / len(samples)


def slopes(of, at):
    moved = lambda place: np.where(np.arange(at.size).reshape(at.shape) == place, H, 0)
    return np.array([of(at + moved(place)).imag / H.imag for place in range(at.size)]).reshape(at.shape)


W = DRAW.normal(size=(3, 4))
LAYER, BATCH = 1, 0


@pytest.mark.parametrize("axis", [LAYER, BATCH])
def test_slopes_are_perpendicular_to_the_weights_and_a_step_makes_them_longer(axis):
    dw = slopes(lambda w: cost(w, axis=axis), W)
    assert (dw * W).sum() == pytest.approx(0, abs=1e-13)
    assert np.linalg.norm(W - 0.3 * dw) == pytest.approx(np.hypot(np.linalg.norm(W), 0.3 * np.linalg.norm(dw)))


def test_ten_times_as_long_steps_a_tenth_as_long_turned_a_hundredth_as_far():
    dw, longer = (slopes(cost, w) for w in (W, 10 * W))
    assert longer == pytest.approx(dw / 10)
    angle = lambda w, dw: np.linalg.norm(dw) / np.linalg.norm(w)
    assert angle(10 * W, longer) == pytest.approx(angle(W, dw) / 100)


@pytest.mark.parametrize("epsilon", [0.0, 1e-5, 0.3])
def test_a_bias_is_nothing_to_a_batch_norm_and_biases_are_nothing_in_sum_to_a_layer_norm(epsilon):
    batch, layer = (
        slopes(lambda b, axis=axis: cost(W, b, axis=axis, epsilon=epsilon), np.zeros((1, 4))) for axis in (BATCH, LAYER)
    )
    assert batch == pytest.approx(np.zeros((1, 4)), abs=1e-14)
    assert layer.sum() == pytest.approx(0, abs=1e-14) and abs(layer).max() > 0.01


def test_half_batches_do_not_make_up_the_whole_under_batch_norm_and_do_under_layer_norm():
    for axis, same in ((BATCH, False), (LAYER, True)):
        of = lambda part, axis=axis: slopes(lambda w: cost(w, samples=SAMPLES[part], marks=MARKS[part], axis=axis), W)
        halves = (of(slice(None, 3)) + of(slice(3, None))) / 2
        assert np.allclose(halves, of(slice(None)), atol=1e-3) is same


def test_a_batch_of_two_tells_only_which_was_larger():
    assert normalised(np.array([[3.0, 0.1, 7], [5.0, -2, 7.5]]), BATCH, 0.0) == pytest.approx(
        np.array([[-1, 1, -1], [1, -1, 1]])
    )
