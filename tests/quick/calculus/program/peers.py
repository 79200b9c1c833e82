"""The shelf written once more, as whole arrays for HIPS autograd: what each program of book/programs is held to.

    PEERS["convolution"](x=…, w=…, b=…, y=…)      the cost, of arrays that count from 0

Nothing here is taken from a program: sums are products of matrices, a convolution is slices, a recurrence a loop.
"""

import autograd.numpy as np

PEERS = {}


def peer(function):
    PEERS[function.__name__.replace("_", "-")] = function
    return function


def logistic(z):
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def half_square(a, y):
    return 0.5 * np.sum((a - y) ** 2)


def shares(s):
    e = np.exp(s - np.max(s, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


@peer
def layer(w, x, b, y):
    return half_square(logistic(np.dot(w, x) + b), y)


@peer
def dense(w, a, b, y):
    for l in range(w.shape[2]):
        a = logistic(np.dot(w[:, :, l], a) + b[:, l])
    return half_square(a, y)


@peer
def batch(w, x, b, y):
    return half_square(logistic(np.dot(w, x) + b[:, None]), y) / x.shape[1]


@peer
def softmax(z, y):
    return -np.dot(y, z - np.log(np.sum(np.exp(z))))


@peer
def binary_cross_entropy(z, y):
    return np.sum(np.log(1 + np.exp(z)) - y * z)


@peer
def weight_decay(w, x, b, y, **rest):
    return half_square(logistic(np.dot(w, x) + b), y) + 0.5 * rest["lambda"] * np.sum(w * w)


@peer
def skip(w, x, b, y):
    return half_square(x + logistic(np.dot(w, x) + b), y)


@peer
def shared_weights(w, x, y):
    return half_square(logistic(np.dot(w, logistic(np.dot(w, x)))), y)


@peer
def dropout(w, x, b, r, q, y):
    return half_square(r * logistic(np.dot(w, x) + b) / q, y)


@peer
def convolution(w, x, b, y):
    z = sum(w[k] * x[k : k + len(y)] for k in range(len(w))) + b
    return half_square(logistic(z), y)


@peer
def transposed_convolution(z, w, y):
    """As a product with a matrix: a kernel on each row, two columns further on; what lies beyond the tape is cut off."""
    wide = 2 * (len(z) - 1) + len(w) + len(y)
    rows = [np.concatenate([np.zeros(2 * i), w, np.zeros(wide - 2 * i - len(w))]) for i in range(len(z))]
    return half_square(np.dot(z, np.array(rows))[: len(y)], y)


@peer
def convolution_stride(w, x, b, y):
    z = sum(w[k] * x[k::2][: len(y)] for k in range(len(w))) + b
    return half_square(logistic(z), y)


@peer
def convolution_padded(w, x, b, y):
    wide = np.concatenate([[0.0], x, [0.0]])
    z = sum(w[k] * wide[k : k + len(x)] for k in range(3)) + b
    return half_square(logistic(z), y)


@peer
def convolution_2d(w, x, b, y):
    _, rows, columns = y.shape
    _, _, P, Q = w.shape
    z = sum(
        np.einsum("oc,cij->oij", w[:, :, p, q], x[:, p : p + rows, q : q + columns]) for p in range(P) for q in range(Q)
    )
    z = z + b[:, None, None]
    return half_square(z * (z > 0), y)


@peer
def max_pooling(x, y):
    return half_square(np.max(np.reshape(x, (-1, 2)), axis=1), y)


@peer
def embedding(r, E, w, b, y):
    return half_square(np.dot(np.dot(r, E), w) + b, y)


@peer
def memory(w, u, x, b, y, h):
    cost = 0
    for heard, target in zip(x, y):
        h = np.tanh(w * h + u * heard + b)
        cost = cost + half_square(h, target)
    return cost


@peer
def recurrence(W, h, U, x, b, y):
    cost = 0.0
    for t in range(x.shape[1]):
        h = np.tanh(np.dot(W, h) + np.dot(U, x[:, t]) + b)
        cost = cost + half_square(h, y[:, t])
    return cost


@peer
def lstm(W, h, U, x, b, c, y):
    for t in range(x.shape[1]):
        forget, write, what, show = [np.dot(W[g], h) + np.dot(U[g], x[:, t]) + b[g] for g in range(4)]
        c = logistic(forget) * c + logistic(write) * np.tanh(what)
        h = logistic(show) * np.tanh(c)
    return half_square(h, y)


@peer
def gru(W, h, U, x, b, V, E, y):
    for t in range(x.shape[1]):
        read, renew = [logistic(np.dot(W[g], h) + np.dot(U[g], x[:, t]) + b[g]) for g in range(2)]
        h = (1 - renew) * h + renew * np.tanh(np.dot(V, read * h) + np.dot(E, x[:, t]))
    return half_square(h, y)


@peer
def layer_norm(x, gamma, beta, y):
    return half_square(gamma * (x - np.mean(x)) / np.sqrt(np.var(x) + 1e-5) + beta, y)


@peer
def normalised_layer(w, x, gamma, beta, y):
    z = np.dot(w, x)
    return half_square(logistic(gamma * (z - np.mean(z)) / np.sqrt(np.var(z) + 1e-5) + beta), y)


@peer
def batch_norm(x, gamma, beta, y):
    hat = (x.T - np.mean(x, axis=1)) / np.sqrt(np.var(x, axis=1) + 1e-5)
    return half_square(gamma * hat + beta, y.T) / x.shape[1]


@peer
def rms_norm(x, gamma, y):
    return half_square(gamma * x / np.sqrt(np.mean(x * x) + 1e-5), y)


@peer
def attention(Q, K, V, Y):
    return half_square(np.dot(shares(np.dot(Q, K.T) / np.sqrt(Q.shape[1])), V), Y)


def causal(Q, K, V):
    scores = np.dot(Q, K.T) / np.sqrt(Q.shape[1])
    return np.dot(shares(np.where(np.tri(len(Q)), scores, -1e300)), V)


@peer
def attention_causal(Q, K, V, Y):
    return half_square(causal(Q, K, V), Y)


@peer
def self_attention(x, F, G, H, y):
    Q, K, V = (np.dot(x, of.T) for of in (F, G, H))
    return half_square(x + np.dot(shares(np.dot(Q, K.T) / np.sqrt(Q.shape[1])), V), y)


@peer
def transformer(x, F, G, H, M, w, u, y):
    unit = lambda a: a / np.sqrt(np.mean(a * a, axis=1, keepdims=True) + 1e-5)
    heads = causal(np.dot(unit(x), F.T), np.dot(unit(x), G.T), np.dot(unit(x), H.T))
    h = x + np.dot(heads, M.T)
    z = np.dot(unit(h), w.T)
    return half_square(h + np.dot(z * (z > 0), u.T), y)


@peer
def till(p, q, v, r):
    return (p - q) * (v - r * p)
