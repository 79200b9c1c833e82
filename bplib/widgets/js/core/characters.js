/**
 * What a keyboard, a phone or a text book puts in the place of a plain character.
 *
 *   plainCharacter("−"), plainCharacter("σ")      "-", " sigma": a blank around names keeps neighbours apart
 *   RAISED_RUN, LOWERED_RUN                               runs of small figures and letters: x², w₁₂
 */

/** One character for others that mean the same. */
const ALIKE = {
  "'": "′’‘´ʹ",
  "·": "⋅∙•×✕",
  "*": "∗",
  "⊙": "∘◦⨀",
  "-": "−–—‐‑﹣",
  "/": "÷∕⁄",
  "=": "←≔",
  ">=": "≥⩾≧",
  "<=": "≤⩽≦",
  " ": "\u00a0",
};
const CHARACTERS = new Map(Object.entries({
  "σ": " sigma",
  "δ": " delta",
  "Δ": " Delta",
  "Σ": " sum",
  "∑": " sum",
  "∂": " d",
  "∇": " nabla",
  "η": " eta",
  "λ": " lambda",
  "θ": " theta",
  "Θ": " Theta",
  "φ": " phi",
  "ϕ": " phi",
  "ψ": " psi",
  "α": " alpha",
  "ε": " epsilon",
  "ϵ": " epsilon",
  "γ": " gamma",
  "∈": " in ",
  "ŷ": " yhat",
  "𝔼": " E",
  "𝟏": " ones ",
  "½": "(1/2)",
  "¼": "(1/4)",
  "⊤": "T",
}));
for (const [one, others] of Object.entries(ALIKE)) for (const other of others) CHARACTERS.set(other, one);
/** What Unicode itself knows as another shape of a plain character. */
const SHAPED = /[\u{1D400}-\u{1D7FF}\uFF08-\uFF0F\uFF1C-\uFF1E\uFF3B\uFF3D\uFF5B\uFF5Dℓℒℰ]/u;
const shapeless = (c) => (SHAPED.test(c) ? c.normalize("NFKC") : c);
/** Runs of small figures and letters above the line, and below it. */
export const RAISED_RUN = /[²³¹⁰ⁱ⁴-⁹⁺⁻⁽⁾ʲˡᵀᴸᵏᵐᵗ]+/g;
export const LOWERED_RUN = /[₀-₉₊₋ᵢⱼₖₗₘₙₚₛₜ]+/g;

/** @param {string} c @returns {string} */
export function plainCharacter(c) {
  const found = CHARACTERS.get(c) ?? shapeless(c);
  return CHARACTERS.get(found) ?? found;
}
