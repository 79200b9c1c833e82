/**
 * Where the parts of a network's graph stand, in real pixels of the width it is given.
 *
 *   layout(sizes, width, {rows, costStands, dense})     {vertical, below, nodes[l][j], cost, width, height, dial, row, tiny}:
 *                                           left to right, or top to bottom when narrow; `rows` is the count of numbers on
 *                                           a card; the cost stands "beside" the last layer, "below" it, which is less
 *                                           wide, or "nowhere"; `dense`: when narrow, lower, with the cost in a strip
 *   port(card, i, count, out, vertical)     the point where edge number i of `count` meets a card
 *
 * @typedef {{x: number, y: number, w: number, h: number}} Card
 * @typedef {{vertical: boolean, below: boolean, nodes: Card[][], cost: Card & {cell?: number}, width: number,
 *   height: number, dial: boolean, row: number, tiny: boolean}} Layout `cell`: the width of a number in the strip of the
 *   cost; `tiny`: cards with room for small numbers only
 */
const ROW = 22; // one row of a card
export const DIAL = 24; // radius
const LEAST_GAP = 72; // between two columns of cards: an edge with its number needs as much
const TINY = 90; // a card less wide

/**
 * @param {number[]} sizes @param {number} width @param {{rows?: number, costStands?: string, dense?: boolean}} [options]
 * @returns {Layout}
 */
export function layout(sizes, width, { rows = 3, costStands = "beside", dense = false } = {}) {
  const frame = { sizes, width, rows, costStands, cardHeight: Math.max(rows * ROW, 2 * DIAL) + 10 };
  if (gapBetween(frame, SMALL_CARD) >= LEAST_GAP) return leftToRight(frame);
  return topToBottom(frame, dense ? denseMeasures(frame) : ROOMY);
}

const [PAD, INPUT_WIDTH, COST_WIDTH, COST_GAP] = [14, 100, 104, 54];
const [SMALL_CARD, CARD] = [104, 156]; // without and with a dial

function gapBetween({ sizes, width, costStands }, card) {
  const L = sizes.length - 1;
  return (width - 2 * PAD - INPUT_WIDTH - card * L - (costStands === "beside" ? COST_WIDTH + COST_GAP : 0)) / L;
}

const inputHeight = ROW + 10;
const costHeight = (sizes) => (sizes.at(-1) + 1) * ROW + 10;
/** A thinner layer beside a fuller one is spread, so that its edges meet the others at an angle. */
const spread = (count, most) => (count < most && count > 1 ? 1.25 : 1);

function leftToRight(frame) {
  const { sizes, width, cardHeight } = frame;
  const dial = gapBetween(frame, CARD) >= 78;
  const card = dial ? CARD : SMALL_CARD;
  const gap = gapBetween(frame, card);
  const most = Math.max(...sizes);
  const pitch = cardHeight + (most > 3 ? 8 : most > 2 ? 16 : 32);
  const height = Math.max((most - 1) * pitch + cardHeight, costHeight(sizes)) + 48;
  const middle = (height - 20) / 2 + 20;
  let x = PAD;
  const nodes = sizes.map((count, l) => {
    const [w, h] = l ? [card, cardHeight] : [INPUT_WIDTH, inputHeight];
    const row = Array.from({ length: count }, (_, j) => (
      { x, y: middle + (j - (count - 1) / 2) * pitch * spread(count, most) - h / 2, w, h }
    ));
    x += w + gap;
    return row;
  });
  const last = nodes.at(-1).at(-1);
  const below = frame.costStands === "below";
  const cost = below
    ? { ...last, y: last.y + last.h + 16, h: costHeight(sizes) }
    : { x: width - PAD - COST_WIDTH, y: middle - costHeight(sizes) / 2, w: COST_WIDTH, h: costHeight(sizes) };
  return {
    vertical: false,
    below,
    nodes,
    cost,
    width,
    height: below ? Math.max(height, cost.y + cost.h + 8) : height,
    dial,
    row: ROW,
    tiny: false,
  };
}

/** Pixels of a graph from top to bottom: between and around cards, before the cost; a card's widest, and a row of it. */
const ROOMY = { gap: 8, pad: 8, between: 58, before: 28, widest: 160, dialFrom: CARD, row: ROW, strip: false };

/** The fewer rows of cards, the more room between them for edges that cross. */
function denseMeasures({ sizes }) {
  const most = Math.max(...sizes);
  const between = sizes.length > 3 ? (most > 3 ? 40 : 44) : most > 3 ? 64 : most > 2 ? 70 : 76;
  return {
    ...ROOMY,
    gap: most > 3 ? 6 : 8,
    pad: 6,
    between,
    before: 20,
    widest: CARD,
    dialFrom: 150,
    row: 20,
    strip: true,
  };
}

function topToBottom({ sizes, width, rows, costStands, cardHeight }, measures) {
  const { gap, pad, between, before, widest, dialFrom, row, strip } = measures;
  const most = Math.max(...sizes);
  const card = Math.min(widest, (width - 2 * pad - (most - 1) * gap) / most);
  const height = strip ? rows * row + 8 : cardHeight;
  let y = pad;
  const nodes = sizes.map((count, l) => {
    const [w, h] = l ? [card, height] : [Math.min(card, 100), inputHeight];
    const wish = (l ? card + gap : Math.max(card + gap, 110)) * (spread(count, most) > 1 ? 1.2 : 1);
    const pitch = count > 1 ? Math.min(wish, (width - 2 * pad - w) / (count - 1)) : wish;
    const layer = Array.from(
      { length: count },
      (_, j) => ({ x: width / 2 + (j - (count - 1) / 2) * pitch - w / 2, y, w, h }),
    );
    y += h + between;
    return layer;
  });
  const top = y - between;
  const cost = strip
    ? stripOf(sizes.at(-1) + 1, width, pad, top + before)
    : { x: width / 2 - card / 2, y: top + before, w: card, h: costHeight(sizes) };
  return {
    vertical: true,
    below: true,
    nodes,
    cost,
    width,
    height: (costStands !== "nowhere" ? cost.y + cost.h : top) + pad,
    dial: card >= dialFrom,
    row,
    tiny: strip && card < TINY,
  };
}

/** The targets and the cost beside one another. */
function stripOf(count, width, pad, y) {
  const cell = Math.min(112, (width - 2 * pad) / count);
  return { x: width / 2 - (cell * count) / 2, y, w: cell * count, h: 30, cell };
}

/**
 * Where edge number i of `count` meets a card: 14 px apart in index order, never all in one point.
 * @param {Card} card @param {number} i @param {number} count @param {boolean} out @param {boolean} vertical
 * @returns {number[]}
 */
export function port(card, i, count, out, vertical) {
  const step = Math.min(14, ((vertical ? card.w : card.h) * 0.62) / Math.max(1, count));
  const off = (i - (count - 1) / 2) * step;
  if (vertical) return [card.x + card.w / 2 + off * 1.6, out ? card.y + card.h : card.y];
  return [out ? card.x + card.w : card.x, card.y + card.h / 2 + off];
}
