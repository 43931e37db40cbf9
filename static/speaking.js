// "Say it": the lines of the screen one after another, the speaker ringed, the word marked. Nothing plays unasked.
"use strict";

const sound = new Audio();
let turn = 0;
let clips = fetch(document.body.dataset.clips).then((reply) => reply.json());
clips.then((known) => { clips = known; keepForLater(known); }, () => {});

for (const moment of ["screen", "DOMContentLoaded"]) document.addEventListener(moment, fresh);
document.addEventListener("click", (event) => {
  const room = event.target.closest(".tree a");
  if (event.target.closest("[data-say]")) say(lines());
  else if (room) say([...document.querySelectorAll(`${room.hash} [data-line]`)]);
  else if (event.target.closest("button, a, summary")) quiet();
});

// A new screen: what spoke is quiet, and the button that this file is for can be seen.
function fresh() {
  quiet();
  for (const button of document.querySelectorAll("[data-say]")) button.hidden = false;
}

async function say(spoken) {
  quiet();
  const mine = turn;
  const known = clips instanceof Promise ? await clips.catch(() => ({})) : clips;
  for (const line of spoken) {
    if (mine !== turn) return;
    if (known[line.dataset.line]) await speak(line, ...known[line.dataset.line]);
  }
}

function quiet() {
  turn += 1;
  sound.pause();
  if (sound.onended) sound.onended();
}

// What is shown, from the top; of the two cards the friend whose turn it is speaks first.
function lines() {
  const seat = document.querySelector("#screen [name=seat]");
  const first = seat && document.querySelector(`#screen .${seat.value.split("-")[1]} [data-line]`);
  const all = [...document.querySelectorAll("#screen [data-line]")].filter((line) => line.getClientRects().length);
  const cards = all.filter((line) => line.closest(".card"));
  const top = all.filter((line) => !line.closest("button, summary"));
  const rest = all.filter((line) => !top.includes(line) && !cards.includes(line));
  if (first && cards[0] !== first) cards.reverse();
  return [...top, ...cards, ...rest];
}

// Where the clip of a line lies; its version is part of the address.
function address(id, version) {
  return new URL(`${id}.mp3?v=${version}`, new URL(document.body.dataset.clips, location.href)).href;
}

function speak(line, version, times) {
  const words = times.length ? split(line) : [line];
  const speaker = line.closest(".card, .button, .room") || line;
  speaker.classList.add("speaking");
  return new Promise((done) => {
    sound.onended = () => {
      sound.onended = null;
      speaker.classList.remove("speaking");
      line.classList.remove("said");
      if (times.length) line.textContent = words.map((word) => word.textContent).join(" ");
      done();
    };
    sound.onerror = sound.onended;
    sound.src = address(line.dataset.line, version);
    sound.play().catch(sound.onended);
    follow(words, times.length ? times : [0], sound.onended);
  });
}

// Marks the word that is spoken now, frame by frame, for as long as this line is the one that speaks.
function follow(words, times, ours) {
  if (sound.onended !== ours) return;
  const now = times.filter((start) => start <= sound.currentTime * 100).length - 1;
  words.forEach((word, place) => word.classList.toggle("said", place === Math.max(now, 0)));
  requestAnimationFrame(() => follow(words, times, ours));
}

function split(line) {
  const words = line.textContent.trim().split(/\s+/).map((word) => {
    const one = document.createElement("span");
    one.textContent = word;
    return one;
  });
  line.replaceChildren(...words.flatMap((word, place) => (place ? [" ", word] : [word])));
  return words;
}

// The clips of this room come along, so that it can be heard without a connection.
function keepForLater(known) {
  const saving = navigator.connection && navigator.connection.saveData;
  if (!("caches" in window) || saving) return;
  const carried = [...document.querySelectorAll("template")].map((template) => template.content);
  const ids = [document, ...carried].flatMap((part) => [...part.querySelectorAll("[data-line]")].map((line) => line.dataset.line));
  const files = new Set(ids.filter((id) => known[id]).map((id) => address(id, known[id][0])));
  caches.open("sounds").then((kept) => files.forEach((file) => kept.match(file).then((found) => found || kept.add(file)).catch(() => {})));
}
