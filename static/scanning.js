// One switch: a ring goes from one control to the next, for ever; a press takes the one it is on. Off unless asked for.
"use strict";

const pace = Number(document.body.dataset.switch) * 1000;
let ringed = null;
let clock = setInterval(step, pace);

// What can be pressed now: the two cards first, then the rest from the top.
function controls() {
  const all = document.querySelectorAll("#screen button, #screen summary, #screen a");
  const seen = [...all].filter((control) => control.getClientRects().length && getComputedStyle(control).visibility === "visible");
  return [...seen.filter((control) => control.matches(".card")), ...seen.filter((control) => !control.matches(".card"))];
}

function step() {
  const all = controls();
  if (!all.length) return;
  const next = all[(all.indexOf(ringed) + 1) % all.length];
  if (ringed) ringed.classList.remove("ringed");
  ringed = next;
  ringed.classList.add("ringed");
  ringed.focus();
}

function afresh() {
  clearInterval(clock);
  clock = setInterval(step, pace);
}

function unmark() {
  if (ringed) ringed.classList.remove("ringed");
  ringed = null;
}

// What is taken is left at once, so that the next screen, made from this one, begins without a ring.
document.addEventListener("submit", unmark, true);
document.addEventListener("screen", () => {
  unmark();
  afresh();
});

// A switch may send Space, Enter, or a tap anywhere; a tap on a control is meant for that control.
document.addEventListener("keydown", (event) => {
  if (ringed && (event.key === " " || event.key === "Enter") && document.activeElement !== ringed) press(event);
});
document.addEventListener("click", (event) => {
  if (ringed && event.isTrusted && !event.target.closest("button, summary, a, audio")) press(event);
  else afresh();
});

function press(event) {
  event.preventDefault();
  ringed.click();
  afresh();
}
