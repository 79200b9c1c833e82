/**
 * Derivations of strangers: as printed in well-known texts, typed again in the book's letters, in their own order and with
 * their own strides. A text has several short ones; each is judged from what is sought, line by line.
 */
const OUTPUT = { j: "L", k: "L", i: "L-1", m: "L" };
const HIDDEN = { j: "l", k: "l+1", i: "l-1", m: "l+2" };
const WEIGHT = { j: "l", i: "l-1", k: "l-1", m: "l" };
const LAST_WEIGHT = { j: "L", i: "L-1", k: "L", m: "L-1" };

export const STRANGERS = [
  {
    source: "M. Nielsen, Neural Networks and Deep Learning, ch. 2: proof of the four equations",
    derivations: [
      {
        left: "delta[j]",
        where: OUTPUT,
        conditions: "",
        lines: [
          "dC/dz_j",
          "sum_k dC/da_k da_k/dz_j",
          "dC/da_j da_j/dz_j",
          "dC/da_j sigma'(z_j)",
        ],
      },
      {
        left: "delta[j]",
        where: HIDDEN,
        conditions: "",
        lines: [
          "dC/dz_j",
          "sum_k dC/dz^(l+1)_k dz^(l+1)_k/dz_j",
          "sum_k dz^(l+1)_k/dz_j delta^(l+1)_k",
          "sum_k w^(l+1)_kj delta^(l+1)_k sigma'(z_j)",
        ],
      },
      {
        left: "dz^(l+1)[k]/dz[j]",
        where: HIDDEN,
        conditions: "",
        lines: ["d(sum_s w^(l+1)_ks sigma(z^l_s) + b^(l+1)_k)/dz_j", "w^(l+1)_kj sigma'(z_j)"],
      },
    ],
  },
  {
    source: "C. Bishop, Pattern Recognition and Machine Learning, 5.3.1: evaluation of error-function derivatives",
    derivations: [
      {
        left: "dC/dw[j,i]",
        where: WEIGHT,
        conditions: "",
        lines: ["dC/dz_j dz_j/dw_ji", "delta_j dz_j/dw_ji", "delta_j a_i"],
      },
      {
        left: "delta[j]",
        where: HIDDEN,
        conditions: "",
        lines: ["dC/dz_j", "sum_k dC/dz_k dz_k/dz_j", "sigma'(z_j) sum_k w_kj delta_k"],
      },
      {
        left: "delta[j]",
        where: OUTPUT,
        conditions: "linear output; half squared error",
        lines: ["a_j - y_j"],
      },
    ],
  },
  {
    source: "I. Goodfellow, Y. Bengio, A. Courville, Deep Learning, 6.5.4: the backward computation of a deep network",
    derivations: [
      { left: "dC/dz[j]", where: HIDDEN, conditions: "", lines: ["dC/da_j sigma'(z_j)"] },
      { left: "dC/db[j]", where: HIDDEN, conditions: "", lines: ["dC/dz_j", "dC/da_j sigma'(z_j)"] },
      { left: "dC/dw[j,i]", where: WEIGHT, conditions: "", lines: ["dC/dz_j a_i"] },
      { left: "dC/da[j]", where: HIDDEN, conditions: "", lines: ["sum_k w_kj dC/dz_k"] },
      {
        left: "dC/dw[j,i]",
        where: WEIGHT,
        conditions: "decay",
        lines: ["dC/dz_j a_i + d(lambda/2 sum_m sum_s w^l_ms^2)/dw_ji", "dC/dz_j a_i + lambda w_ji"],
      },
    ],
  },
  {
    source: "D. Rumelhart, G. Hinton, R. Williams, Learning representations by back-propagating errors (1986)",
    derivations: [
      { left: "dC/da[j]", where: OUTPUT, conditions: "sigmoid; half squared error", lines: ["a_j - y_j"] },
      {
        left: "dC/dz[j]",
        where: OUTPUT,
        conditions: "sigmoid; half squared error",
        lines: ["dC/da_j da_j/dz_j", "dC/da_j a_j (1 - a_j)"],
      },
      { left: "dC/dw[j,i]", where: WEIGHT, conditions: "sigmoid", lines: ["dC/dz_j dz_j/dw_ji", "dC/dz_j a_i"] },
      {
        left: "dC/da[i]",
        where: { i: "l-1", j: "l" },
        conditions: "sigmoid",
        lines: ["sum_j dC/dz_j dz_j/da_i", "sum_j dC/dz_j w_ji"],
      },
    ],
  },
  {
    source: "R. Rojas, Neural Networks: A Systematic Introduction, ch. 7: the two-layer network by its B-diagram",
    derivations: [
      {
        left: "dC/dw[j,i]",
        where: LAST_WEIGHT,
        conditions: "sigmoid; half squared error",
        lines: ["a_j (1 - a_j) (a_j - y_j) a_i", "delta_j a_i"],
      },
      {
        left: "delta[j]",
        where: { j: "L-1", k: "L", i: "L-2" },
        conditions: "sigmoid; half squared error",
        lines: ["a_j (1 - a_j) sum_k w_kj delta_k"],
      },
      {
        left: "dC/dw[j,i]",
        where: { j: "L-1", i: "L-2", k: "L" },
        conditions: "sigmoid; half squared error",
        lines: ["delta_j a_i", "a_j (1 - a_j) (sum_k w_kj delta_k) a_i"],
      },
    ],
  },
  {
    source: "S. Haykin, Neural Networks and Learning Machines, 4.4: the back-propagation algorithm, its e as y - a",
    derivations: [
      {
        left: "dC/dw[j,i]",
        where: LAST_WEIGHT,
        conditions: "half squared error",
        lines: ["dC/da_j da_j/dz_j dz_j/dw_ji", "-(y_j - a_j) sigma'(z_j) a_i"],
      },
      {
        left: "dC/da[j]",
        where: { j: "L-1", k: "L", i: "L-2" },
        conditions: "half squared error",
        lines: [
          "sum_k -(y_k - a_k) da_k/da_j",
          "sum_k -(y_k - a_k) da_k/dz_k dz_k/da_j",
          "- sum_k (y_k - a_k) sigma'(z_k) w_kj",
          "sum_k delta_k w_kj",
        ],
      },
      {
        left: "delta[j]",
        where: { j: "L-1", k: "L", i: "L-2" },
        conditions: "half squared error",
        lines: ["dC/da_j da_j/dz_j", "dC/da_j sigma'(z_j)", "sigma'(z_j) sum_k delta_k w_kj"],
      },
    ],
  },
  {
    source: "T. Mitchell, Machine Learning, 4.5.3: derivation of the backpropagation rule",
    derivations: [
      { left: "dC/dw[j,i]", where: WEIGHT, conditions: "sigmoid", lines: ["dC/dz_j dz_j/dw_ji", "dC/dz_j a_i"] },
      { left: "dC/dz[j]", where: OUTPUT, conditions: "sigmoid; half squared error", lines: ["dC/da_j da_j/dz_j"] },
      {
        left: "dC/da[j]",
        where: OUTPUT,
        conditions: "sigmoid; half squared error",
        lines: [
          "d/da_j (1/2 sum_k (y_k - a_k)^2)",
          "d/da_j (1/2 (y_j - a_j)^2)",
          "1/2 * 2 (y_j - a_j) d(y_j - a_j)/da_j",
          "-(y_j - a_j)",
        ],
      },
      {
        left: "da[j]/dz[j]",
        where: OUTPUT,
        conditions: "sigmoid; half squared error",
        lines: ["d(sigma(z_j))/dz_j", "a_j (1 - a_j)"],
      },
      {
        left: "dC/dz[j]",
        where: OUTPUT,
        conditions: "sigmoid; half squared error",
        lines: ["dC/da_j da_j/dz_j", "-(y_j - a_j) a_j (1 - a_j)"],
      },
      {
        left: "dC/dz[j]",
        where: HIDDEN,
        conditions: "sigmoid",
        lines: [
          "sum_k dC/dz_k dz_k/dz_j",
          "sum_k delta_k dz_k/dz_j",
          "sum_k delta_k dz_k/da_j da_j/dz_j",
          "sum_k delta_k w_kj da_j/dz_j",
          "sum_k delta_k w_kj a_j (1 - a_j)",
        ],
      },
    ],
  },
  {
    source: "Stanford CS231n, course notes: the softmax classifier, and the two-layer network by hand",
    derivations: [
      { left: "dC/dz[j]", where: OUTPUT, conditions: "softmax, cross-entropy", lines: ["a_j - y_j"] },
      { left: "dC/dw[j,i]", where: LAST_WEIGHT, conditions: "softmax, cross-entropy", lines: ["(a_j - y_j) a_i"] },
      { left: "dC/db[j]", where: OUTPUT, conditions: "softmax, cross-entropy", lines: ["a_j - y_j"] },
      {
        left: "dC/da[j]",
        where: { j: "L-1", k: "L", i: "L-2" },
        conditions: "softmax, cross-entropy",
        lines: ["sum_k dC/dz_k w_kj", "sum_k (a_k - y_k) w_kj"],
      },
      {
        left: "dC/dz[j]",
        where: { j: "L-1", k: "L", i: "L-2" },
        conditions: "softmax, cross-entropy",
        lines: ["dC/da_j da_j/dz_j", "sum_k (a_k - y_k) w_kj sigma'(z_j)"],
      },
    ],
  },
  {
    source: "A. Ng, CS294A lecture notes: sparse autoencoder, 2.2, with the steps of its exercise",
    derivations: [
      {
        left: "delta[i]",
        where: { i: "L", j: "L", k: "L" },
        conditions: "half squared error",
        lines: [
          "d/dz_i (1/2 sum_j (y_j - a_j)^2)",
          "d/dz_i (1/2 sum_j (y_j - sigma(z_j))^2)",
          "-(y_i - sigma(z_i)) sigma'(z_i)",
          "-(y_i - a_i) sigma'(z_i)",
        ],
      },
      {
        left: "delta[i]",
        where: { i: "l", j: "l+1" },
        conditions: "",
        lines: ["(sum_j w_ji delta_j) sigma'(z_i)"],
      },
      { left: "dC/dw[i,j]", where: { i: "l", j: "l-1" }, conditions: "", lines: ["a_j delta_i"] },
      { left: "dC/db[i]", where: { i: "l" }, conditions: "", lines: ["delta_i"] },
    ],
  },
  {
    source: "Wikipedia, Backpropagation: finding the derivative of the error",
    derivations: [
      {
        left: "dC/dw[j,i]",
        where: WEIGHT,
        conditions: "",
        lines: ["dC/da_j da_j/dw_ji", "dC/da_j da_j/dz_j dz_j/dw_ji"],
      },
      {
        left: "dz[j]/dw[j,i]",
        where: WEIGHT,
        conditions: "",
        lines: ["d/dw_ji (sum_k w_jk a_k + b_j)", "d/dw_ji (w_ji a_i)", "a_i"],
      },
      {
        left: "da[j]/dz[j]",
        where: OUTPUT,
        conditions: "sigmoid; half squared error",
        lines: ["d(sigma(z_j))/dz_j", "sigma(z_j) (1 - sigma(z_j))", "a_j (1 - a_j)"],
      },
      {
        left: "dC/da[j]",
        where: HIDDEN,
        conditions: "",
        lines: [
          "sum_k dC/dz_k dz_k/da_j",
          "sum_k dC/da^(l+1)_k da^(l+1)_k/dz_k dz_k/da_j",
          "sum_k dC/da^(l+1)_k da^(l+1)_k/dz_k w_kj",
        ],
      },
    ],
  },
];
