/**
 * Back, Play and Next.
 *
 *   stepper({count, current, go, finish, before, pace})     {element, show(), stop()}
 *
 * current() is the step shown, go(i) shows another; show() follows it. `finish` = {label, act} is what Next becomes at the
 * last step; `before` are elements that stand beside the buttons; pace() tells how many times faster than usual to play.
 */
import { h, setText } from "../core/dom.js";

const PLAY = 1600; // ms a step

/**
 * @param {{count: number, current: () => number, go: (i: number) => void,
 *   finish?: {label: string, act: () => void} | null, before?: any, pace?: () => number}} options
 * @returns {{element: HTMLElement, show: () => void, stop: () => void}}
 */
export function stepper({ count, current, go, finish = null, before = [], pace = () => 1 }) {
  let playing = null;
  const last = () => current() >= count - 1;
  const back = h("button", {
    type: "button",
    class: "press",
    onclick: () => {
      stop();
      go(current() - 1);
    },
  }, "‹ Back");
  const play = h(
    "button",
    { type: "button", class: "press play", onclick: () => (playing ? stop() : start()) },
    "Play",
  );
  const onward = () => {
    stop();
    if (finish && last()) finish.act();
    else go(current() + 1);
  };
  const next = h("button", { type: "button", class: "press pri", onclick: onward });
  const element = h("div", { class: "ctl" }, before, back, play, next);

  function start() {
    if (last()) go(0);
    play.textContent = "Pause";
    playing = setTimeout(proceed, PLAY / pace());
  }
  function proceed() {
    if (last()) return stop();
    playing = setTimeout(proceed, PLAY / pace());
    go(current() + 1);
  }
  function stop() {
    clearTimeout(playing);
    playing = null;
    play.textContent = "Play";
  }
  function show() {
    back.disabled = current() === 0;
    next.disabled = !finish && last();
    setText(next, finish && last() ? finish.label : "Next ›");
  }
  return { element, show, stop };
}
