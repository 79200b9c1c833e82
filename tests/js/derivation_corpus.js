/**
 * Lines of derivations, right ones and wrong ones: "the line above => the line :: the rules that lead there", in any order, or
 * "… :: the mistake that was made".
 */
export const CORPUS = [
  {
    left: "dC/dz[j]",
    where: { j: "L", k: "L", i: "L-1", m: "L" },
    conditions: "",
    way: ["dC/da[j]*dsigma(z[j])"],
    right: `
dC/dz_j => sum_k dC/da_k da_k/dz_j :: chain
dC/dz_j => dC/da_j da_j/dz_j :: link
delta_j => dC/dz_j :: delta
sum_k dC/da_k da_k/dz_j => dC/da_j da_j/dz_j :: kron
sum_k dC/da_k da_k/dz_j => sum_k dC/da_k [k=j] sigma'(z_j) :: dsigma
sum_k dC/da_k [k=j] sigma'(z_j) => dC/da_j sigma'(z_j) :: kron
dC/da_j da_j/dz_j => dC/da_j d(sigma(z_j))/dz_j :: a
dC/da_j d(sigma(z_j))/dz_j => dC/da_j sigma'(z_j) :: diff
dC/da_j da_j/dz_j => sigma'(z_j) dC/da_j :: dsigma
dC/da_j sigma'(z_j) => sigma'(z_j) * dC/da_j :: reorder
delta_j => dC/da_j sigma'(z_j) :: BP1
dC/dz_j => sigma'(z_j) dC/da_j :: link, dsigma
dC/da_j da_j/dz_j => da_j/dz_j dC/da_j :: reorder
dC/dz_j => dC/da_j d(sigma(z_j))/dz_j :: link, a
sum_k dC/da_k da_k/dz_j => sum_k dC/da_k d(sigma(z_k))/dz_j :: a
sum_k dC/da_k d(sigma(z_k))/dz_j => sum_k dC/da_k sigma'(z_k) dz_k/dz_j :: diff
sum_k dC/da_k sigma'(z_k) dz_k/dz_j => sum_k dC/da_k sigma'(z_k) [k=j] :: own
sum_k dC/da_k sigma'(z_k) [k=j] => dC/da_j sigma'(z_j) :: kron
\\frac{\\partial C}{\\partial z_j} => \\frac{\\partial C}{\\partial a_j} \\frac{\\partial a_j}{\\partial z_j} :: link
∂C/∂a_j ∂a_j/∂z_j => ∂C/∂a_j σ′(z_j) :: dsigma
`,
    wrong: `
dC/dz_j => dC/da_j :: cost along a
dC/da_j da_j/dz_j => dC/da_j sigma(z_j) :: not differentiated
dC/da_j da_j/dz_j => dC/da_j sigma'(a_j) :: slope at a
dC/da_j sigma'(z_j) => dC/da_j + sigma'(z_j) :: added for multiplied
dC/da_j sigma'(z_j) => - dC/da_j sigma'(z_j) :: sign
sum_k dC/da_k da_k/dz_j => sum_k dC/da_k sigma'(z_j) :: sum too much
dC/dz_j => dC/da_j + da_j/dz_j :: added for multiplied
dC/dz_j => sum_k dC/da_k :: factor of the chain
dC/dz_j => da_j/dz_j :: factor of the chain
dC/da_j da_j/dz_j => dC/da_j dz_j/da_j :: upside down
dC/da_j da_j/dz_j => dC/da_j a_j :: not differentiated
dC/da_j da_j/dz_j => dC/da_j z_j :: z for slope
dC/da_j da_j/dz_j => dC/da_j / sigma'(z_j) :: divided by the slope
dC/da_j sigma'(z_j) => dC/da_j sigma'(z_j)^2 :: slope twice
dC/da_j sigma'(z_j) => 2 dC/da_j sigma'(z_j) :: twice
dC/da_j da_j/dz_j => dC/da_j a_j (1 - a_j) :: slope of the sigmoid
sum_k dC/da_k [k=j] sigma'(z_k) => sum_k dC/da_k sigma'(z_k) :: no Kronecker
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "L", k: "L", i: "L-1", m: "L" },
    conditions: "half squared error",
    way: ["(a[j]-y[j])*dsigma(z[j])"],
    right: `
dC/da_j sigma'(z_j) => d(sum_k (a_k - y_k)^2 / 2)/da_j * sigma'(z_j) :: C
d(sum_k (a_k - y_k)^2 / 2)/da_j * sigma'(z_j) => sum_k (a_k - y_k) da_k/da_j sigma'(z_j) :: diff
sum_k (a_k - y_k) da_k/da_j sigma'(z_j) => sum_k (a_k - y_k) [k=j] sigma'(z_j) :: own
sum_k (a_k - y_k) [k=j] sigma'(z_j) => (a_j - y_j) sigma'(z_j) :: kron
dC/da_j sigma'(z_j) => (a_j - y_j) sigma'(z_j) :: dC
(a_j - y_j) sigma'(z_j) => a_j sigma'(z_j) - y_j sigma'(z_j) :: factor
delta_j => (a_j - y_j) sigma'(z_j) :: BP1
dC/dz_j => dC/da_j da_j/dz_j :: link
dC/da_j da_j/dz_j => (a_j - y_j) da_j/dz_j :: dC
(a_j - y_j) da_j/dz_j => (a_j - y_j) sigma'(z_j) :: dsigma
dC/da_j da_j/dz_j => d(sum_k (a_k - y_k)^2 / 2)/da_j da_j/dz_j :: C
d(1/2 sum_k (a_k - y_k)^2)/da_j sigma'(z_j) => (a_j - y_j) sigma'(z_j) :: kron, diff
dC/dz_j => d(1/2 sum_k (a_k - y_k)^2)/dz_j :: C
d(1/2 sum_k (a_k - y_k)^2)/dz_j => sum_k (a_k - y_k) da_k/dz_j :: diff
sum_k (a_k - y_k) da_k/dz_j => (a_j - y_j) da_j/dz_j :: kron
sum_k (a_k - y_k) da_k/dz_j => (a_j - y_j) sigma'(z_j) :: kron, dsigma
(a_j - y_j) sigma'(z_j) => -(y_j - a_j) sigma'(z_j) :: factor
`,
    wrong: `
dC/da_j sigma'(z_j) => (y_j - a_j) sigma'(z_j) :: miss turned round
dC/da_j sigma'(z_j) => 2(a_j - y_j) sigma'(z_j) :: twice
dC/da_j sigma'(z_j) => a_j sigma'(z_j) :: activation for error
(a_j - y_j) sigma'(z_j) => a_j - y_j sigma'(z_j) :: bracket lost
sum_k (a_k - y_k) [k=j] sigma'(z_j) => sum_k (a_k - y_k) sigma'(z_j) :: no Kronecker
dC/da_j da_j/dz_j => (a_j - y_j)^2 da_j/dz_j :: square for slope
dC/da_j da_j/dz_j => (a_j - y_j)^2/2 da_j/dz_j :: square for slope
dC/da_j da_j/dz_j => (a_j + y_j) da_j/dz_j :: sign of a term
dC/da_j da_j/dz_j => (z_j - y_j) da_j/dz_j :: z for a
d(1/2 sum_k (a_k - y_k)^2)/dz_j => sum_k (a_k - y_k) da_k/da_j :: along the activation
d(1/2 sum_k (a_k - y_k)^2)/dz_j => sum_k (a_k - y_k) :: factor of the chain
(a_j - y_j) da_j/dz_j => -(a_j - y_j) sigma'(z_j) :: miss turned round
(a_j - y_j) da_j/dz_j => (a_j - y_j) sigma(z_j) :: not differentiated
(a_j - y_j) sigma'(z_j) => (a_j - y_j) :: no slope
sum_k (a_k - y_k) da_k/dz_j => sum_k (a_k - y_k) sigma'(z_k) :: no Kronecker
(a_j - y_j) sigma'(z_j) => a_j sigma'(z_j) + y_j sigma'(z_j) :: sign of a term
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "L", k: "L", i: "L-1", m: "L" },
    conditions: "sigmoid; squared error",
    way: ["2*(a[j]-y[j])*a[j]*(1-a[j])"],
    right: `
dC/da_j sigma'(z_j) => 2(a_j - y_j) sigma'(z_j) :: dC
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j) a_j (1 - a_j) :: slopes
2(a_j - y_j) a_j (1 - a_j) => 2 a_j (1 - a_j) (a_j - y_j) :: reorder
dC/dz_j => 2(a_j - y_j) da_j/dz_j :: link, dC
2(a_j - y_j) da_j/dz_j => 2(a_j - y_j) sigma'(z_j) :: dsigma
2(a_j - y_j) da_j/dz_j => 2(a_j - y_j) a_j (1 - a_j) :: dsigma, slopes
2(a_j - y_j) a_j (1 - a_j) => 2(a_j - y_j)(a_j - a_j^2) :: factor
`,
    wrong: `
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 - a_j) :: no activation
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 - a_j^2) :: slope of tanh
dC/da_j sigma'(z_j) => (a_j - y_j) sigma'(z_j) :: half
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j) a_j :: value for slope
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j) a_j (1 + a_j) :: sign of a term
2(a_j - y_j) a_j (1 - a_j) => (a_j - y_j) a_j (1 - a_j) :: half
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j) z_j (1 - z_j) :: slope in z
2(a_j - y_j) a_j (1 - a_j) => 2(a_j - y_j) a_j - a_j :: bracket lost
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "l", k: "l+1", i: "l-1", m: "l+2" },
    conditions: "",
    way: ["sum(w[k,j]*delta[k], k)*dsigma(z[j])"],
    right: `
dC/dz_j => sum_k dC/dz^(l+1)_k * dz^(l+1)_k/dz_j :: chain
dC/dz_j => sum_k dC/da^(l+1)_k * da^(l+1)_k/dz_j :: chain
dC/dz_j => dC/da_j * da_j/dz_j :: link
sum_k dC/dz^(l+1)_k * dz^(l+1)_k/dz_j => sum_k delta_k * dz^(l+1)_k/dz_j :: delta
sum_k delta_k * dz^(l+1)_k/dz_j => sum_k delta_k * w_kj * sigma'(z_j) :: dzz
sum_k dC/dz_k dz_k/dz_j => sum_k delta_k w_kj sigma'(z_j) :: delta, dzz
sum_k delta_k w_kj sigma'(z_j) => (sum_k w_kj delta_k) sigma'(z_j) :: factor
sum_k delta_k dz_k/dz_j => sum_k delta_k dz_k/da_j da_j/dz_j :: link
sum_k delta_k dz_k/da_j da_j/dz_j => sum_k delta_k w_kj da_j/dz_j :: dz
sum_k delta_k w_kj da_j/dz_j => sum_k delta_k w_kj sigma'(z_j) :: dsigma
sum_k delta_k dz_k/dz_j => sum_k delta_k d(sum_s w^(l+1)_ks a^l_s + b_k)/dz_j :: z
sum_k dC/dz_k dz_k/dz_j => sum_k dC/dz_k d(sum_s w^(l+1)_ks a^l_s + b_k)/dz_j :: z
sum_k delta_k d(sum_s w^(l+1)_ks a^l_s + b_k)/dz_j => sum_k delta_k sum_s w^(l+1)_ks da^l_s/dz_j :: diff
sum_k delta_k sum_s w^(l+1)_ks da^l_s/dz_j => sum_k delta_k sum_s w^(l+1)_ks [s=j] sigma'(z_j) :: dsigma
sum_k delta_k sum_s w^(l+1)_ks [s=j] sigma'(z_j) => sum_k delta_k w_kj sigma'(z_j) :: kron
dC/da_j sigma'(z_j) => sum_k dC/dz_k dz_k/da_j sigma'(z_j) :: chain
sum_k dC/dz_k dz_k/da_j sigma'(z_j) => sum_k dC/dz_k w_kj sigma'(z_j) :: dz
sum_k dC/dz_k w_kj sigma'(z_j) => sum_k delta_k w_kj sigma'(z_j) :: delta
dC/dz_j => delta_j :: delta
delta_j => sigma'(z_j) sum_k w_kj delta_k :: BP2
sum_k w_kj delta_k sigma'(z_j) => sum_k delta_k sigma'(z_j) w_kj :: reorder
dC/da_j sigma'(z_j) => sigma'(z_j) sum_k w_kj delta_k :: wdelta
dC/dz_j => sum_k dC/dz_k dz_k/dz_j :: chain
sum_k dC/dz_k dz_k/dz_j => sum_k dC/dz_k dz_k/da_j da_j/dz_j :: link
sum_k dC/dz_k dz_k/da_j da_j/dz_j => sum_k delta_k dz_k/da_j da_j/dz_j :: delta
sum_k dC/dz_k dz_k/da_j da_j/dz_j => da_j/dz_j sum_k dC/dz_k dz_k/da_j :: factor
da_j/dz_j sum_k dC/dz_k dz_k/da_j => da_j/dz_j sum_k delta_k w_kj :: delta, dz
da_j/dz_j sum_k delta_k w_kj => sigma'(z_j) sum_k w_kj delta_k :: dsigma
dC/da_j da_j/dz_j => sum_k dC/dz_k dz_k/da_j da_j/dz_j :: chain
dC/da_j da_j/dz_j => sum_k delta_k w_kj da_j/dz_j :: wdelta
sum_k delta_k dz_k/dz_j => sum_k delta_k w_kj da_j/dz_j :: link, dz
sum_k dC/da^(l+1)_k da^(l+1)_k/dz_j => sum_k dC/da^(l+1)_k da^(l+1)_k/dz_k dz_k/dz_j :: link
sum_k dC/da^(l+1)_k da^(l+1)_k/dz_k dz_k/dz_j => sum_k delta_k dz_k/dz_j :: link, delta
dC/dz_j => dC/da_j sigma'(z_j) :: link, dsigma
sum_k delta_k dz_k/dz_j => sum_k delta_k sum_s w^(l+1)_ks da^l_s/dz_j :: z, diff
sum_k delta_k d(sum_s w^(l+1)_ks sigma(z^l_s) + b_k)/dz_j => sum_k delta_k w_kj sigma'(z_j) :: diff, own, kron
sum_k delta_k dz_k/dz_j => sum_k delta_k d(sum_s w^(l+1)_ks sigma(z^l_s) + b_k)/dz_j :: z, a
`,
    wrong: `
dC/dz_j => dC/dz_k dz_k/dz_j :: sum left out
sum_k delta_k dz_k/dz_j => sum_k delta_k w_kj :: no slope
sum_k delta_k dz_k/dz_j => sum_k delta_k w_kj sigma'(z_k) :: slope elsewhere
sum_k delta_k dz_k/dz_j => sum_k delta_k w_jk sigma'(z_j) :: transposed
sum_k delta_k dz_k/dz_j => sum_k delta_k sigma'(z_j) :: no weight
sum_k delta_k dz_k/dz_j => sum_k w_kj sigma'(z_j) :: no error
sum_k dC/dz_k dz_k/dz_j => sum_k dC/dz_k :: factor of the chain
sum_k dC/dz_k dz_k/dz_j => sum_k dC/da_k dz_k/dz_j :: cost along a
sum_k delta_k dz_k/da_j da_j/dz_j => sum_k delta_k a_j da_j/dz_j :: activation for its slope
sum_k delta_k dz_k/dz_j => sum_k delta_k dz_k/da_j :: along the activation
dC/dz_j => sum_k dC/dz_k * sum_k dz_k/dz_j :: product of sums
sum_k delta_k w_kj sigma'(z_j) => sum_k w_kj sigma'(z_j)^2 delta_k :: slope twice
sum_k delta_k w_kj da_j/dz_j => sum_k delta_k w_kj a_j :: not differentiated
sum_k delta_k w_kj sigma'(z_j) => sum_k a_k w_kj sigma'(z_j) :: activation for error
sum_k dC/dz_k w_kj sigma'(z_j) => delta_j sum_k w_kj sigma'(z_j) :: another neuron
sum_k delta_k sum_s w^(l+1)_ks [s=j] sigma'(z_j) => sum_k delta_k sum_s w^(l+1)_ks sigma'(z_j) :: no Kronecker
dC/dz_j => sum_k dC/dz_k :: factor of the chain
dC/dz_j => dC/da_j :: cost along a
sum_k dC/dz_k dz_k/dz_j => sum_k dC/dz_k w_kj :: no slope
sum_k dC/dz_k dz_k/dz_j => sum_k dC/dz_k dz_j/dz_k :: upside down
sum_k dC/dz_k dz_k/da_j da_j/dz_j => sum_k dC/dz_k w_kj a_j :: not differentiated
sum_k delta_k w_kj sigma'(z_j) => sum_k delta_k w_kj sigma'(a_j) :: slope at a
sum_k delta_k w_kj sigma'(z_j) => sum_k delta_k w_kj sigma(z_j) :: value for slope
sum_k delta_k w_kj sigma'(z_j) => sum_k delta_k sum_k w_kj sigma'(z_j) :: product of sums
sum_k delta_k w_kj sigma'(z_j) => - sum_k delta_k w_kj sigma'(z_j) :: sign
sum_k delta_k w_kj sigma'(z_j) => delta_k w_kj sigma'(z_j) :: sum left out
sum_k delta_k dz_k/da_j da_j/dz_j => sum_k delta_k w_kj :: factor of the chain
sum_k delta_k dz_k/da_j da_j/dz_j => sum_k delta_k dz_k/da_j :: factor of the chain
sum_k delta_k dz_k/da_j da_j/dz_j => sum_k delta_k w_kj + sigma'(z_j) :: added for multiplied
sum_k delta_k dz_k/dz_j => sum_k a_k dz_k/dz_j :: activation for error
sum_k delta_k w_kj sigma'(z_j) => sum_k delta_k w_kj / sigma'(z_j) :: divided by the slope
sum_k delta_k w_kj sigma'(z_j) => sum_k z_k w_kj sigma'(z_j) :: z for error
`,
  },
  {
    left: "dC/db[j]",
    where: { j: "l", k: "l+1", i: "l-1", m: "l+2" },
    conditions: "",
    way: ["delta[j]"],
    right: `
dC/db_j => dC/dz_j dz_j/db_j :: link
dC/dz_j dz_j/db_j => delta_j dz_j/db_j :: delta
delta_j dz_j/db_j => delta_j d(sum_i w_ji a_i + b_j)/db_j :: z
delta_j d(sum_i w_ji a_i + b_j)/db_j => delta_j * 1 :: diff
delta_j dz_j/db_j => delta_j :: dz
dC/db_j => delta_j :: BP3
dC/db_j => dC/da_j da_j/db_j :: link
dC/da_j da_j/db_j => dC/da_j sigma'(z_j) dz_j/db_j :: dsigma
dC/db_j => sum_k dC/dz^l_k dz^l_k/db_j :: chain
delta_j d(sum_i w_ji a_i + b_j)/db_j => delta_j db_j/db_j :: diff
delta_j db_j/db_j => delta_j :: own
dC/dz_j dz_j/db_j => dC/dz_j :: dz
dC/dz_j => delta_j :: delta
dC/db_j => dC/da_j da_j/dz_j dz_j/db_j :: link
dC/da_j da_j/dz_j dz_j/db_j => dC/dz_j dz_j/db_j :: link
dC/da_j sigma'(z_j) => delta_j :: BP1
`,
    wrong: `
delta_j dz_j/db_j => delta_j b_j :: not differentiated
delta_j dz_j/db_j => 0 :: nought or one
dC/dz_j dz_j/db_j => dC/dz_j + dz_j/db_j :: added for multiplied
dC/db_j => dC/dz_j b_j :: times the value
dC/db_j => dC/da_j :: factor of the chain
delta_j dz_j/db_j => delta_j dz_j/da_j :: nought
delta_j dz_j/db_j => delta_j z_j :: not differentiated
delta_j dz_j/db_j => delta_j sigma'(z_j) :: slope too much
delta_j => a_j :: activation for error
`,
  },
  {
    left: "dC/dw[j,k]",
    where: { j: "l", k: "l-1", i: "l-1", m: "l" },
    conditions: "",
    way: ["delta[j]*a[k]"],
    right: `
dC/dw_jk => dC/dz_j dz_j/dw_jk :: link
dC/dw_jk => sum_m dC/dz_m dz_m/dw_jk :: chain
sum_m dC/dz_m dz_m/dw_jk => sum_m dC/dz_m [m=j] a_k :: dz
sum_m dC/dz_m [m=j] a_k => dC/dz_j a_k :: kron
dC/dz_j a_k => delta_j a_k :: delta
dC/dz_j dz_j/dw_jk => dC/dz_j d(sum_i w_ji a_i + b_j)/dw_jk :: z
delta_j d(sum_i w_ji a_i + b_j)/dw_jk => delta_j sum_i a_i dw_ji/dw_jk :: diff
delta_j sum_i a_i dw_ji/dw_jk => delta_j sum_i a_i [i=k] :: own
delta_j sum_i a_i [i=k] => delta_j a_k :: kron
dC/dz_j dz_j/dw_jk => delta_j a_k :: delta, dz
dC/dw_jk => delta_j a_k :: BP4
dC/dw_jk => dC/dz_j d(sum_i w_ji a_i + b_j)/dw_jk :: link, z
delta_j d(sum_i w_ji a_i + b_j)/dw_jk => delta_j a_k :: kron, diff
delta_j dz_j/dw_jk => delta_j a_k :: dz
a_k delta_j => a_k dC/dz_j :: delta
dC/dz_j dz_j/dw_jk => dC/da_j da_j/dz_j dz_j/dw_jk :: link
dC/da_j da_j/dz_j dz_j/dw_jk => dC/da_j sigma'(z_j) a_k :: dsigma, dz
dC/da_j sigma'(z_j) a_k => delta_j a_k :: BP1
dC/dz_j sum_i dw_ji/dw_jk a_i => dC/dz_j a_k :: own, kron
dC/dw_jk => sum_m dC/da_m da_m/dw_jk :: chain
`,
    wrong: `
delta_j dz_j/dw_jk => delta_j w_jk :: weight for its slope
delta_j dz_j/dw_jk => delta_j z_k :: z for a
dC/dz_j dz_j/dw_jk => dC/da_j a_k :: cost along a
delta_j a_k => delta_k a_j :: ends exchanged
dC/dz_j dz_j/dw_jk => delta_j a_j :: layer too late
delta_j sum_i a_i [i=k] => delta_j sum_i a_i :: no Kronecker
delta_j dz_j/dw_jk => delta_j a_k sigma'(z_j) :: slope too much
dC/dw_jk => dC/dz_j w_jk :: weight for its slope
dC/dw_jk => dC/dz_j :: factor of the chain
dC/dw_jk => dC/da_j dz_j/dw_jk :: cost along a
delta_j dz_j/dw_jk => delta_j a_k^2 :: times the value
delta_j dz_j/dw_jk => delta_j + a_k :: added for multiplied
delta_j dz_j/dw_jk => delta_j sum_i a_i :: factor of the chain
delta_j a_k => - delta_j a_k :: sign
delta_j a_k => a_j a_k :: activation for error
delta_j a_k => delta_j / a_k :: divided for multiplied
delta_j a_k => delta_j w_jk a_k :: times the value
`,
  },
  {
    left: "dC/dw[j,i]",
    where: { j: "L-1", i: "L-2", k: "L", m: "L" },
    conditions: "half squared error",
    way: ["sum((a[k]-y[k])*dsigma(z[k])*w[k,j], k)*dsigma(z[j])*a[i]"],
    right: `
dC/dw_ji => sum_k dC/da_k da_k/dw_ji :: chain
dC/dw_ji => dC/dz_j dz_j/dw_ji :: link
delta_j a_i => sum_k delta_k w_kj sigma'(z_j) a_i :: BP2
sum_k delta_k w_kj sigma'(z_j) a_i => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i :: BP1
sum_k dC/dz_k dz_k/dz_j dz_j/dw_ji => sum_k dC/dz_k dz_k/da_j da_j/dz_j dz_j/dw_ji :: link
sum_k dC/dz_k w_kj sigma'(z_j) a_i => sum_k dC/da_k da_k/dz_k w_kj sigma'(z_j) a_i :: link
sum_k dC/da_k da_k/dz_k w_kj sigma'(z_j) a_i => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i :: dsigma, dC
dC/dw_ji => sum_k dC/dz^L_k dz^L_k/dw_ji :: chain
sum_k dC/dz^L_k dz^L_k/dw_ji => sum_k dC/dz^L_k dz^L_k/dz_j dz_j/dw_ji :: link
dC/dz_j dz_j/dw_ji => sum_k dC/dz^L_k dz^L_k/dz_j dz_j/dw_ji :: chain
dC/dz_j dz_j/dw_ji => delta_j a_i :: delta, dz
sum_k dC/da_k da_k/dw_ji => sum_k (a_k - y_k) da_k/dw_ji :: dC
sum_k (a_k - y_k) da_k/dw_ji => sum_k (a_k - y_k) sigma'(z_k) dz^L_k/dw_ji :: dsigma
sum_k (a_k - y_k) sigma'(z_k) dz^L_k/dw_ji => sum_k (a_k - y_k) sigma'(z_k) dz^L_k/da_j da_j/dw_ji :: link
sum_k (a_k - y_k) sigma'(z_k) dz^L_k/da_j da_j/dw_ji => sum_k (a_k - y_k) sigma'(z_k) w_kj da_j/dw_ji :: dz
sum_k (a_k - y_k) sigma'(z_k) w_kj da_j/dw_ji => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) dz_j/dw_ji :: dsigma
sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) dz_j/dw_ji => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i :: dz
sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i => a_i sigma'(z_j) sum_k w_kj sigma'(z_k) (a_k - y_k) :: factor
`,
    wrong: `
sum_k delta_k w_kj sigma'(z_j) a_i => sum_k (a_k - y_k) w_kj sigma'(z_j) a_i :: no slope
dC/dz_j dz_j/dw_ji => sum_k dC/dz_k dz_k/dz_j w_ji :: weight for its slope
sum_k delta_k w_kj sigma'(z_j) a_i => sum_k (y_k - a_k) sigma'(z_k) w_kj sigma'(z_j) a_i :: miss turned round
sum_k dC/da_k da_k/dw_ji => dC/da_k da_k/dw_ji :: sum left out
delta_j a_i => sum_k delta_k w_kj a_i :: no slope
delta_j a_i => sum_k delta_k w_jk sigma'(z_j) a_i :: transposed
sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i => sum_k (a_k - y_k) sigma'(z_k) w_kj a_i :: no slope
sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) a_i => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) :: no activation
sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) dz_j/dw_ji => sum_k (a_k - y_k) sigma'(z_k) w_kj sigma'(z_j) w_ji :: weight for its slope
sum_k (a_k - y_k) sigma'(z_k) dz^L_k/da_j da_j/dw_ji => sum_k (a_k - y_k) sigma'(z_k) a_j da_j/dw_ji :: activation for its slope
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "l", k: "l+1", i: "l-1", m: "l+2" },
    conditions: "",
    way: ["sum(sum(delta^(l+2)[m]*w^(l+2)[m,k], m)*dsigma(z[k])*w[k,j], k)*dsigma(z[j])"],
    right: `
sum_k delta_k w_kj sigma'(z_j) => sum_k (sum_m w^(l+2)_mk delta_m) sigma'(z_k) w_kj sigma'(z_j) :: BP2
sum_k dC/dz_k dz_k/dz_j => sum_k sum_m dC/dz^(l+2)_m dz^(l+2)_m/dz_k dz_k/dz_j :: chain
sum_k sum_m dC/dz^(l+2)_m dz^(l+2)_m/dz_k dz_k/dz_j => sum_k sum_m delta_m dz^(l+2)_m/dz_k dz_k/dz_j :: delta
sum_k sum_m delta_m dz^(l+2)_m/dz_k dz_k/dz_j => sum_k sum_m delta_m w_mk sigma'(z_k) w_kj sigma'(z_j) :: dzz
sum_k sum_m delta^(l+2)_m w_mk sigma'(z_k) w_kj sigma'(z_j) => sigma'(z_j) sum_k w_kj sigma'(z_k) sum_m w_mk delta_m :: factor
sum_k dC/dz_k dz_k/dz_j => sum_k sum_m delta_m^(l+2) dz^(l+2)_m/dz_k dz_k/dz_j :: chain, delta
sum_k delta_k w_kj sigma'(z_j) => sum_k dC/dz_k w_kj sigma'(z_j) :: delta
dC/dz_j => sum_m dC/dz^(l+2)_m dz^(l+2)_m/dz_j :: chain
sum_m dC/dz^(l+2)_m dz^(l+2)_m/dz_j => sum_m dC/dz^(l+2)_m sum_k dz^(l+2)_m/dz_k dz_k/dz_j :: chain
`,
    wrong: `
sum_k sum_m delta^(l+2)_m w_mk sigma'(z_k) w_kj sigma'(z_j) => sum_k sum_m delta^(l+2)_m w_mk w_kj sigma'(z_j) :: no slope
sum_k sum_m delta^(l+2)_m w_mk sigma'(z_k) w_kj sigma'(z_j) => sum_k sum_m delta^(l+2)_m w_mk sigma'(z_k) w_kj :: no slope
sum_k sum_m delta^(l+2)_m w_mk sigma'(z_k) w_kj sigma'(z_j) => sum_k sum_m w_mk sigma'(z_k) w_kj sigma'(z_j) :: no error
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "L", k: "L", i: "L-1", m: "L" },
    conditions: "softmax, cross-entropy",
    way: ["a[j]-y[j]"],
    right: `
dC/dz_j => sum_k dC/da_k da_k/dz_j :: chain
sum_k dC/da_k da_k/dz_j => - sum_k y_k/a_k da_k/dz_j :: dC
- sum_k y_k/a_k da_k/dz_j => - sum_k y_k/a_k a_k ([k=j] - a_j) :: softmax
- sum_k y_k/a_k a_k ([k=j] - a_j) => - sum_k y_k ([k=j] - a_j) :: factor
- sum_k y_k ([k=j] - a_j) => - sum_k y_k [k=j] + sum_k y_k a_j :: factor
- sum_k y_k [k=j] + a_j sum_k y_k => - y_j + a_j sum_k y_k :: kron
- y_j + a_j sum_k y_k => a_j - y_j :: shares
- sum_k y_k ([k=j] - a_j) => a_j - y_j :: kron, shares
dC/dz_j => - sum_k d(sum_m y_m ln(a_m))/da_k da_k/dz_j :: chain, C
delta_j => a_j - y_j :: soft
dC/dz_j => - sum_k y_k/a_k da_k/dz_j :: chain, dC
sum_k dC/da_k da_k/dz_j => sum_k dC/da_k a_k ([k=j] - a_j) :: softmax
sum_k dC/da_k a_k ([k=j] - a_j) => - sum_k y_k/a_k a_k ([k=j] - a_j) :: dC
- sum_k y_k/a_k a_k ([k=j] - a_j) => - sum_k y_k [k=j] + a_j sum_k y_k :: factor
- sum_k y_k [k=j] + sum_k y_k a_j => - y_j + sum_k y_k a_j :: kron
sum_k y_k a_j - y_j => a_j - y_j :: shares
dC/dz_j => - sum_k y_k d(ln(a_k))/dz_j :: C, diff
- sum_k y_k d(ln(a_k))/dz_j => - sum_k y_k 1/a_k da_k/dz_j :: diff
`,
    wrong: `
dC/dz_j => dC/da_j da_j/dz_j :: own path
- sum_k y_k/a_k da_k/dz_j => sum_k y_k/a_k a_k ([k=j] - a_j) :: sign
- sum_k y_k/a_k da_k/dz_j => - sum_k y_k/a_k a_k (1 - a_k) :: softmax one by one
- sum_k y_k ([k=j] - a_j) => - sum_k y_k ([k=j] + a_j) :: sign of a term
- y_j + a_j sum_k y_k => a_j + y_j :: sign of a term
sum_k dC/da_k da_k/dz_j => sum_k y_k/a_k da_k/dz_j :: sign
sum_k dC/da_k da_k/dz_j => sum_k dC/da_k a_k (1 - a_j) :: no Kronecker
- sum_k y_k/a_k da_k/dz_j => - sum_k y_k a_k da_k/dz_j :: divided for multiplied
- sum_k y_k ([k=j] - a_j) => - sum_k y_k (1 - a_j) :: no Kronecker
- y_j + a_j sum_k y_k => - y_j :: no output
a_j sum_k y_k - y_j => a_j y_j - y_j :: own path
- sum_k y_k ([k=j] - a_j) => - y_j - a_j :: sign of a term
`,
  },
  {
    left: "dC/dz[j]",
    where: { j: "L", k: "L", i: "L-1", m: "L" },
    conditions: "tanh; squared error",
    way: ["2*(a[j]-y[j])*(1-a[j]^2)"],
    right: `
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 - a_j^2) :: slopes
dC/da_j da_j/dz_j => dC/da_j (1 - a_j^2) :: dsigma, slopes
2(a_j - y_j)(1 - a_j^2) => 2(a_j - y_j)(1 - a_j)(1 + a_j) :: factor
`,
    wrong: `
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 - a_j) :: half of the slope
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j) a_j (1 - a_j) :: slope of the sigmoid
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 + a_j^2) :: sign of a term
2(a_j - y_j) sigma'(z_j) => 2(a_j - y_j)(1 - z_j^2) :: slope in z
`,
  },
  {
    left: "dC/dw[j,k]",
    where: { j: "l", k: "l-1", i: "l-1", m: "l" },
    conditions: "decay",
    way: ["delta[j]*a[k]+lambda*w[j,k]"],
    right: `
dC/dw_jk => dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w_mi^2)/dw_jk :: direct
dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w^l_mi^2)/dw_jk => dC/dz_j dz_j/dw_jk + lambda w_jk :: diff, own, kron
dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w^l_mi^2)/dw_jk => dC/dz_j dz_j/dw_jk + lambda sum_m sum_i w^l_mi dw^l_mi/dw_jk :: diff
dC/dz_j dz_j/dw_jk + lambda sum_m sum_i w^l_mi dw^l_mi/dw_jk => dC/dz_j dz_j/dw_jk + lambda sum_m sum_i w^l_mi [m=j] [i=k] :: own
dC/dz_j dz_j/dw_jk + lambda sum_m sum_i w^l_mi [m=j] [i=k] => dC/dz_j dz_j/dw_jk + lambda w_jk :: kron
dC/dw_jk => dC/dz_j dz_j/dw_jk + lambda w_jk :: direct
dC/dz_j dz_j/dw_jk + lambda w_jk => delta_j dz_j/dw_jk + lambda w_jk :: delta
dC/dz_j dz_j/dw_jk + lambda w_jk => dC/dz_j a_k + lambda w_jk :: dz
delta_j dz_j/dw_jk + lambda w_jk => delta_j a_k + lambda w_jk :: dz
delta_j a_k + lambda w_jk => lambda w_jk + a_k delta_j :: reorder
`,
    wrong: `
dC/dw_jk => dC/dz_j dz_j/dw_jk :: penalty forgotten
dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w^l_mi^2)/dw_jk => dC/dz_j dz_j/dw_jk + 2 lambda w_jk :: factor 2 in a term
dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w^l_mi^2)/dw_jk => dC/dz_j dz_j/dw_jk + lambda/2 w_jk :: factor 2 in a term
dC/dz_j dz_j/dw_jk + d(lambda/2 sum_m sum_i w^l_mi^2)/dw_jk => dC/dz_j dz_j/dw_jk + lambda sum_m sum_i w^l_mi :: factor of the chain
dC/dz_j dz_j/dw_jk + lambda w_jk => delta_j a_k + lambda :: no weight
dC/dz_j dz_j/dw_jk + lambda w_jk => delta_j a_k - lambda w_jk :: sign of a term
dC/dz_j dz_j/dw_jk + lambda w_jk => delta_j a_k + w_jk :: no factor
dC/dz_j dz_j/dw_jk + lambda w_jk => delta_j a_k + lambda w_jk^2 :: square too much
`,
  },
  {
    left: "dC/dw[j,k]",
    where: { j: "l", k: "l-1", i: "l-1", m: "l" },
    conditions: "batch",
    way: ["mean(delta[j]*a[k])"],
    right: `
dC/dw_jk => mean(dC/dw_jk) :: mean
mean(dC/dw_jk) => mean(dC/dz_j dz_j/dw_jk) :: link
mean(dC/dz_j dz_j/dw_jk) => mean(delta_j dz_j/dw_jk) :: delta
mean(delta_j dz_j/dw_jk) => mean(delta_j a_k) :: dz
mean(dC/dw_jk) => mean(sum_m dC/dz_m dz_m/dw_jk) :: chain
mean(dC/dz_j dz_j/dw_jk) => mean(delta_j a_k) :: delta, dz
dC/dw_jk => mean(delta_j a_k) :: BP4
mean(delta_j a_k) => mean(a_k delta_j) :: reorder
mean(dC/dw_jk) => mean(dC/da_j da_j/dz_j dz_j/dw_jk) :: link
mean(dC/dz_j d(sum_i w_ji a_i + b_j)/dw_jk) => mean(dC/dz_j a_k) :: kron, diff
`,
    wrong: `
mean(delta_j dz_j/dw_jk) => mean(delta_j) mean(a_k) :: product of means
mean(delta_j dz_j/dw_jk) => mean(delta_j w_jk) :: weight for its slope
mean(delta_j dz_j/dw_jk) => mean(delta_j) :: factor of the chain
mean(delta_j a_k) => N mean(delta_j a_k) :: sum for mean
mean(delta_j a_k) => mean(delta_j a_k)/N :: mean of a mean
mean(delta_j dz_j/dw_jk) => mean(delta_j z_k) :: z for a
`,
  },
];
