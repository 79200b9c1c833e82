/**
 * Is a reader's formula right, and if not, what is wrong with it? Decided by value, on random networks of different
 * widths: every equivalent form is right, and a known mistake is recognised in every disguise.
 *
 *   judgeFor(part)     judge(text, notation) → {right: true | false | null, text, unknown}; null: not a formula yet; unknown:
 *                      wrong in a way that has no name, as a formula is that is not finished
 *
 * A part is a Formula of bplib.exercises.kinds, as plain data. The truth is the value of the quantity asked for, in
 * trial_networks.js; without one (free letters), that of the answer.
 */
import { namesOf } from "./names.js";
import { inside, layerText, nameOf, placed } from "./places.js";
import { parse, sides } from "./parse.js";
import { Refusal } from "./tokens.js";
import { Unlike, worth } from "./value.js";
import { ACTIVATIONS } from "../core/engine.js";
import { agree, factorBetween, firstDifference } from "./compare.js";
import { layersNamed, namesOther, placesIn, standsIn, takenFromOne } from "./contents.js";
import { groundOf } from "./meaning.js";
import { worldsFor } from "./trial_networks.js";

const SPECIAL = [
  ["sigmoid", "Right if σ is the sigmoid. Here σ may be any smooth function."],
  ["tanh", "Right if σ is the hyperbolic tangent. Here σ may be any smooth function."],
];

export function judgeFor(part) {
  const own = part.notation || "book";
  const letters = part.conditions.includes("letters") ? part.uses : [];
  const worlds = worldsFor(part.conditions);
  const read = (text, notation) => parse(text, { notation, letters, whole: worlds[0].whole });
  const asked = part.left ? read(part.left, own) : null;
  const where = Object.fromEntries(
    Object.entries(part.where).map(([letter, layer]) => [namesOf(own).index.get(letter), layer]),
  );
  const free = (asked?.sub ?? []).filter((index) => /^[a-z]$/.test(index));
  const layersIn = (tree) => placed(tree, { ...worlds[0], where, free });
  const askedLayer = asked && layersIn(asked).get(asked);
  const places = placesIn(worlds[0], free, where);
  const stepping = Boolean(worlds[0].eta); // then the quantity asked for stands on the right, too
  const anyLayer = !asked || [askedLayer?.name, ...Object.values(where)].some((layer) => layer?.includes("l"));
  let known = null; // what it takes to judge: made when the first formula comes
  const prepare = () => (known ??= {
    truth: asked ? truthOn(asked) : valuesOf(read(part.answer, own)),
    names: new Set(layersNamed(layersIn(read(part.answer, own))).map(({ name }) => name)), // l, L, or none
    mistakes: Object.entries(part.mistakes).map(([text, said]) => [valuesOf(read(text, own)), said]),
  });

  /** Its value in each world, for each neuron that may be asked about. */
  function valuesOf(tree, layers = layersIn(tree), spreads = false) {
    const meter = { work: 0 };
    return worlds.map((world) => {
      const ground = groundOf(world, layers);
      return placesIn(world, free, where).map((neurons) => worth(tree, { ...ground, neurons, meter, spreads }));
    });
  }

  /** The value of the quantity asked for; where there is a learning rate, after the step. */
  function truthOn(tree) {
    const values = valuesOf(tree);
    if (!stepping) return values;
    const slopes = valuesOf({ ...tree, role: STEPS[tree.role] });
    return values.map((world, i) => world.map((value, n) => value - worlds[i].eta * slopes[i][n]));
  }

  /** What stands in the formula and is not among what may be used. Sums and the functions of a calculator always may. */
  function strangers(tree, layers) {
    const own = { quantity: tree.role, call: tree.name, mean: "mean" }[tree.type];
    const layer = tree.type === "quantity" && layers.get(tree) ? `${own}^(${layerText(layers.get(tree))})` : own;
    const calculated = tree.type === "call" && own !== "sigma" && own !== "dsigma";
    const listed = !own || part.uses.includes(own) || part.uses.includes(layer) || calculated;
    const shown = part.uses.some((use) => use.startsWith(`${own}^`)) ? layer : nameOf(own ?? "");
    return [...(listed ? [] : [shown]), ...inside(tree).flatMap((node) => strangers(node, layers))];
  }

  /** What is wrong with a formula that has the right value: null if nothing. */
  function objectionTo(tree, layers) {
    const [stranger] = strangers(tree, layers);
    if (stranger) return `The value is right, but this exercise wants it said without \`${stranger}\`.`;
    if (asked && !stepping && standsIn(tree, (node) => isAsked(node, layers.get(node), false))) return ITSELF;
    const elsewhere = layersNamed(layers).find(({ name }) => !prepare().names.has(name));
    if (!elsewhere) return null;
    return `Right by chance: layer \`${layerText(elsewhere)}\` is the one you mean in some networks only. ` +
      "Name it as the question does.";
  }

  /** Whether a quantity is the one asked for; not `exactly`: of any neuron. */
  const isAsked = ({ role, sub }, layer, exactly = true) =>
    role === asked?.role &&
    (!exactly || `${sub}` === `${asked.sub}`) && (!layer || layerText(layer) === layerText(askedLayer));

  return function judge(text, notation = own) {
    if (text.trim() === "") return { right: null, text: "" };
    let tree;
    try {
      const { left, right } = sides(text, { notation, letters, whole: worlds[0].whole });
      if (left && !isAsked(left, left.layer)) {
        throw new Refusal("Before the equals sign stands something else than what is asked. It may be left out.");
      }
      tree = right;
    } catch (error) {
      return refusalOf(error, null);
    }
    try {
      if (!asked && namesOther(tree)) {
        throw new Refusal(
          `Only ${letters.map((letter) => `\`${letter}\``).join(", ")} and numbers have a meaning here.`,
        );
      }
      const layers = layersIn(tree);
      if (!anyLayer && [...layers.values()].some(({ name }) => name === "l")) {
        throw new Refusal("Which layer is `l`? The question is about one layer, which has a name of its own.");
      }
      if (asked && !stepping && standsIn(tree, (node) => isAsked(node, layers.get(node)))) {
        throw new Refusal(ITSELF);
      }
      return judged(tree, layers);
    } catch (error) {
      return refusalOf(error, false);
    }
  };

  /** A formula that only NumPy would add up is refused, with what there is to say to it in NumPy. */
  function judged(tree, layers, spreads = false) {
    try {
      return verdict(tree, valuesOf(tree, layers, spreads));
    } catch (error) {
      if (!(error instanceof Unlike)) throw error;
      const { right, text, unknown } = judged(tree, layers, true);
      if (right) return { right: false, text: `${error.message} All else is right. ${inPlaceOfOnes(tree)}` };
      return { right: false, text: unknown ? error.message : `${text} ${error.message}` };
    }
  }

  function verdict(tree, values) {
    const { truth, mistakes } = prepare();
    if (agree(values, truth)) {
      const objection = objectionTo(tree, layersIn(tree));
      return { right: !objection, text: objection ?? part.because };
    }
    const mistake = mistakes.find(([wrong]) => agree(values, wrong));
    const special = () =>
      SPECIAL.find(([name]) =>
        worlds.some(({ general, hidden }, i) =>
          general && hidden === ACTIVATIONS[name] && agree([values[i]], [truth[i]])
        )
      );
    const named = mistake?.[1] ?? special()?.[1] ?? factorBetween(values, truth, worlds);
    if (named) return { right: false, text: named };
    const tried = asked ? "In a random network" : "With random numbers";
    return { right: false, text: firstDifference(values, truth, places, tried), unknown: true };
  }
}

const ITSELF = "That is the quantity asked for. Say it with others.";
const STEPS = { w: "dw", b: "db" };

/** How the same is said without a number added to a column. */
function inPlaceOfOnes(tree) {
  const { role } = takenFromOne(tree) ?? {};
  if (role !== "a" && role !== "A") return "Leave the number out.";
  return `Multiplied out, \`${role}^l * (1 - ${role}^l)\` is \`${role}^l - ${role}^l * ${role}^l\`, and needs no ones.`;
}

function refusalOf(error, right) {
  if (!(error instanceof Refusal)) throw error;
  return { right, text: error.message };
}
