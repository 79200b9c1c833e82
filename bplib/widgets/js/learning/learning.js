/**
 * It learns while you watch: a value goes in, the answer falls short, the error runs back, every weight takes its step.
 * The story is told once; then the reader holds "again", takes an edge in the hand, or sets the rate.
 * Traits: those of mount.js, and eta, rounds, moment (bplib/widgets/learning.py).
 */
import { inBook } from "../core/chapter_link.js";
import { h, mayMove, setText } from "../core/dom.js";
import { format } from "../core/numbers.js";
import { mountNetwork } from "../network/mount.js";
import { traitsOf, worldOf } from "../network/network_traits.js";
import { showElsewhere } from "../network/show_elsewhere.js";
import { whenColoursChange } from "./colours.js";
import { edgeHand } from "./edge_hand.js";
import { edgeKey } from "./edge_key.js";
import { holdButton } from "./hold.js";
import { follower } from "./live.js";
import { rateControl } from "./rate.js";
import { hasBurst, nextRound, parametersOf, roundOf, valuesOf, wordsOn } from "./rounds.js";
import { captionAt, story, TAKEN } from "./story.js";
import { theatre } from "./theatre.js";

const A_ROUND = 0.125; // seconds, while "again" is held
const KEPT = 400; // costs of the trace
const LONGEST_FRAME = 0.1; // seconds: what is slower than this runs slower
const GO_ON = "Hold “again”, or drag a connection up or down.";

function render({ model, el }) {
  return mountNetwork({
    model,
    el,
    name: "learning",
    label: "It learns while you watch",
    redraw: { eta: false, moment: false },
    panel,
  }).unmount;
}

function panel({ model, root, box, put, set }) {
  const parameters = parametersOf(worldOf(model).net.sizes);
  const L = worldOf(model).net.sizes.length - 1;
  let round = roundOf(worldOf(model)); // what is true
  let told = tale(round); // the story of the first round
  let mode = model.get("rounds") > 0 ? "live" : mayMove() ? "story" : "poster";
  let t = 0; // seconds of the story
  let costs = [round.C];
  let misses = [round.miss]; // since "again" was pressed
  let held = false;
  let waited = 0; // seconds since the last round
  let hot = null; // the edge under the hand
  let own = false; // the widget itself moves the weights

  const place = theatre({ root, parameters, first: round });
  const live = follower(parameters, round);
  const loop = frames(place.element, frame);
  const caption = h("p", { class: "cap" });
  const report = h("p", { class: "sr", "aria-live": "polite" });
  const again = holdButton({ hold, release });
  const rate = rateControl((change) => {
    leaveStory();
    put(change);
  });
  const text = (label, onclick) => h("button", { type: "button", class: "text", onclick }, label);
  const numbers = inBook()
    ? h("a", { class: "numbers", href: "four-phases.html", onclick: seeNumbers }, "Now see the numbers →")
    : text("Now see the numbers →", seeNumbers);
  const keys = edgeHand({ place, parameters, L, values: now, set: take, hover, grasp, say });
  const key = edgeKey();
  place.element.append(keys);
  const unwatch = whenColoursChange(() => {
    place.fit();
    loop.now();
  });
  const roomBeside = worldOf(model).net.sizes[0] === 1; // below or beside a single input, or else under the stage
  if (roomBeside) place.element.append(key);
  box.replaceChildren(
    place.element,
    roomBeside ? "" : key,
    caption,
    h(
      "div",
      { class: "ctl" },
      again,
      text("Reset", reset),
      text("Replay", replay),
      rate.element,
      h("span", { class: "sp" }),
      numbers,
    ),
    report,
  );
  fit();
  draw();
  const stop = () => {
    loop.stop();
    unwatch();
  };
  return { refresh, draw, fit, stop };

  function tale(first) {
    const second = nextRound(first, model.get("eta"));
    return { first, second, ...story(first, second, parameters) };
  }
  function now() {
    return valuesOf(round.world.net, parameters);
  }
  function say(sentence) {
    setText(caption, sentence);
  }

  /** A weight, the input or the target has moved: here, by another widget, or in Python. */
  function refresh() {
    round = roundOf(worldOf(model));
    if (!own) {
      if (mode !== "live") leaveStory();
      costs = [...costs.slice(0, -1), round.C];
      unburst();
    }
    live.towards(round);
    loop.wake();
  }
  function draw() {
    rate.show(model.get("eta"));
    loop.wake();
  }
  function fit() {
    place.fit();
    loop.wake();
  }

  /** One picture; whether another must follow it. */
  function frame(dt) {
    key.classList.toggle("there", mode !== "story" || t >= told.seconds);
    if (mode === "poster") {
      say(
        `${
          captionAt(2.75, told.first, told.second)
        } The error runs back, and every connection changes a little. Hold “again”.`,
      );
      place.show(told.poster(), costs);
      return false;
    }
    if (mode === "story") {
      const still = model.get("moment");
      t = still ?? t + dt;
      if (t < told.seconds || still !== null) {
        say(captionAt(t, told.first, told.second));
        place.show(told.at(t), costs);
        return still === null;
      }
      leaveStory();
      say(`${captionAt(told.seconds, told.first, told.second)} ${GO_ON}`);
    }
    if (held) {
      for (waited += dt; waited > A_ROUND && held; waited -= A_ROUND) learn();
    }
    const moving = live.advance(dt, { held, still: !mayMove() });
    place.show(live.picture(hot), costs);
    return moving;
  }

  /** From here on the reader has it in the hand; a step that the story has shown is taken. */
  function leaveStory() {
    if (mode === "live") return;
    const shown = mode === "story" && t >= TAKEN;
    mode = "live";
    if (shown) accept(told.second);
    live.at(round);
    if (shown) live.mark(told.first.answer);
  }

  function accept(next) {
    round = next;
    costs = [...costs, next.C].slice(-KEPT);
    misses = [...misses, next.miss];
    own = true;
    put({ w: next.world.net.w, b: next.world.net.b, rounds: model.get("rounds") + 1 });
    own = false;
    live.towards(next);
  }

  function learn() {
    const next = nextRound(round, model.get("eta"));
    if (hasBurst(next)) {
      release();
      again.setAttribute("aria-disabled", "true");
      return say("It ran away: the steps overshot further and further. Lower the rate, then press Reset.");
    }
    accept(next);
    say(wordsOn(misses));
  }
  function unburst() {
    again.removeAttribute("aria-disabled");
  }

  function hold() {
    if (held || again.ariaDisabled === "true") return;
    leaveStory();
    [held, waited, misses] = [true, 0, [round.miss]];
    again.classList.add("on");
    learn();
    loop.wake();
  }
  function release() {
    if (!held) return;
    held = false;
    again.classList.remove("on");
    if (caption.textContent === wordsOn([1])) say(GO_ON);
    const count = model.get("rounds");
    setText(
      report,
      `After ${count} round${count === 1 ? "" : "s"} the answer is ${format(round.answer)}, the cost ${
        format(round.C)
      }.`,
    );
    loop.wake();
  }

  function take(i, v) {
    leaveStory();
    release();
    set(parameters[i].key, v);
    live.at(round);
  }
  function hover(i) {
    if (mode !== "live" || i === hot) return;
    hot = i;
    loop.wake();
  }
  function grasp(i) {
    leaveStory();
    hover(i);
  }

  function start() {
    release();
    own = true;
    put({ ...model.get("opened"), rounds: 0 });
    own = false;
    [round, hot] = [roundOf(worldOf(model)), null];
    [costs, misses] = [[round.C], [round.miss]];
    unburst();
    live.at(round);
  }
  function reset() {
    start();
    mode = "live";
    say(`Back at the start. ${GO_ON}`);
    setText(report, `The answer is ${format(round.answer)}.`);
    loop.wake();
  }
  function replay() {
    start();
    [told, t, mode] = [tale(round), 0, mayMove() ? "story" : "poster"];
    loop.wake();
  }

  function seeNumbers(event) {
    leaveStory();
    release();
    if (showElsewhere(root, { ...traitsOf(model), eta: Math.min(1, model.get("eta")) })) event.preventDefault();
    else if (!inBook()) say("Show FourPhases() in a cell, and press it again.");
  }
}

/** Frames while something moves and the place is seen: frame(dt) draws one, and says whether another must follow; now() draws one. */
function frames(element, frame) {
  let [asked, seen, last] = [0, false, 0];
  const wake = () => {
    if (asked || !seen) return;
    last = performance.now();
    asked = requestAnimationFrame(draw);
  };
  const draw = (time) => {
    asked = 0;
    const dt = Math.max(0, Math.min(LONGEST_FRAME, (time - last) / 1000));
    last = time;
    if (frame(dt) && seen) asked = requestAnimationFrame(draw);
  };
  const sight = new IntersectionObserver(([{ isIntersecting }]) => {
    seen = isIntersecting;
    wake();
  }, { threshold: 0.3 });
  sight.observe(element);
  const stop = () => {
    sight.disconnect();
    cancelAnimationFrame(asked);
  };
  const now = () => {
    frame(0);
  };
  return { wake, now, stop };
}

export default { render };
