// A tap is answered at once: the page carries what comes next, and the answer travels in the background.
"use strict";

const PLANKS = 5;
const current = () => document.getElementById("screen");
const screens = [current()];
const addresses = new Map([[current(), location.pathname]]);
let at = 0;
let busy = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const ours = form.matches("form.answer[data-card]") || (form.id === "to-undo" && at > 0) || outbox.waiting().length > 0;
  if (!ours) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  if (form.id === "to-undo" && at > 0) show(screens[--at]);
  else if (form.matches("form.answer[data-card]")) await answer(form, event.submitter.value);
  else await outbox.send(arrived).then(() => form.submit());
  busy = false;
});

async function answer(form, pick) {
  mark(form, pick);
  let next = at < screens.length - 1 ? screens[screens.length - 1] : carried(pick);
  if (!next && outbox.waiting().length && (await outbox.send(arrived))) next = carried(pick);
  const fields = { ...Object.fromEntries(new FormData(form)), pick, now: next ? cardOf(next) : "" };
  outbox.add({ to: form.action, fields });
  if (!next && !(await outbox.send(arrived))) next = left();
  if (!next) return location.assign(current().dataset.game);
  if (!screens.includes(next)) screens.push(next);
  at = screens.length - 1;
  show(next);
  outbox.send(arrived);
}

// Nothing is carried for this tap, and nobody can be asked: a card of this room that was not shown yet.
function left() {
  const known = screens.map(cardOf);
  const free = [...document.querySelectorAll("#rest-of-room template[data-card], #next-cards template")];
  const found = free.find((template) => !known.includes(template.dataset.card));
  return found && laid() + 1 < PLANKS ? nextQuestion(found) : null;
}

function carried(pick) {
  if (at < screens.length - 1) return null;
  const part = document.querySelector("#rest-of-room template[data-part]");
  if (part && laid() + 1 === PLANKS) return nextPart(part);
  const coming = document.getElementById("next-cards");
  const found = coming && coming.dataset.of === cardOf(current()) && coming.querySelector(`[data-picks~="${pick}"]`);
  return found ? found.screen || nextQuestion(found) : null;
}

// Built while a child looks, so that the tap itself has little to do.
function prepare() {
  if (at < screens.length - 1) return;
  for (const template of document.querySelectorAll("#next-cards template")) template.screen = nextQuestion(template);
}

function nextPart(template) {
  const next = template.content.firstElementChild.cloneNode(true);
  addresses.set(next, template.dataset.part);
  for (const after of next.querySelectorAll("[name=after]")) after.value = template.dataset.part;
  return next;
}

// The next question is this one with other words, pictures and one plank more.
function nextQuestion(template) {
  const next = current().cloneNode(true);
  const form = next.querySelector("form.answer");
  const { card, seat } = template.dataset;
  next.querySelector("#to-undo").action = `${current().dataset.game}/cards/${form.dataset.card}`;
  next.querySelector("[form=to-undo]").hidden = false;
  next.querySelector("[data-thanks]").hidden = false;
  next.querySelectorAll("details[open]").forEach((more) => { more.open = false; });
  form.action = form.action.replace(form.dataset.card, card);
  form.dataset.card = card;
  form.querySelector("[name=seat]").value = seat;
  mark(form, "");
  plain(next);
  form.querySelectorAll(".card").forEach((side, place) => fill(side, template.content.querySelectorAll("[data-pick]")[place]));
  lay(next.querySelector(".planks"), laid() + 1);
  return next;
}

// Nothing of the voice or of the ring travels along.
function plain(screen) {
  for (const one of screen.querySelectorAll(".ringed, .speaking, .said")) one.classList.remove("ringed", "speaking", "said");
  for (const line of screen.querySelectorAll("[data-line]")) if (line.children.length) line.textContent = line.textContent;
}

function fill(side, line) {
  const says = side.querySelector(".says");
  side.value = line.dataset.pick;
  says.dataset.line = line.dataset.line;
  says.textContent = line.textContent;
  side.querySelector(".show svg:last-child").replaceWith(line.nextElementSibling.cloneNode(true));
}

function lay(planks, count) {
  [...planks.children].forEach((plank, place) => plank.classList.toggle("laid", place < count));
  planks.setAttribute("aria-label", planks.dataset.labels.split("|")[count]);
}

const laid = () => current().querySelectorAll(".planks .laid").length;
const cardOf = (screen) => (screen.querySelector("form.answer[data-card]") || { dataset: {} }).dataset.card || "";

function mark(form, pick) {
  for (const button of form.querySelectorAll("[name=pick]")) {
    if (button.value === pick) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

// One screen in the place of another: focus on its heading, one polite line, the address as a reload would find it.
function show(next) {
  current().replaceWith(next);
  history.pushState(null, "", addresses.get(next) || `${next.dataset.game}/cards/${cardOf(next)}`);
  next.querySelector("h1").focus({ preventScroll: true });
  window.scrollTo(0, 0);
  const thanks = next.querySelector("[data-thanks]:not([hidden])");
  document.getElementById("status").textContent = next.dataset.status || (thanks ? thanks.textContent : "");
  document.dispatchEvent(new Event("screen"));
}

// The reply to an answer says what each tap on the card now shown leads to.
function arrived(answer, html) {
  if (!answer.fields.now || answer.fields.now !== cardOf(current())) return;
  const coming = document.getElementById("next-cards");
  coming.innerHTML = html;
  coming.dataset.of = answer.fields.now;
  prepare();
}

prepare();
window.addEventListener("popstate", () => location.reload());
window.addEventListener("online", () => outbox.send(arrived));
document.addEventListener("visibilitychange", () => { if (!document.hidden) outbox.send(arrived); });
