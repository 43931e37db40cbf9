// Small comforts. Every page does its whole job without this file.
"use strict";

// A tap's answer replaces the screen: the new heading gets the focus, and one polite line says what happened.
document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target;
  const screen = (target && document.getElementById(target.id)) || document.querySelector("main");
  const heading = screen && screen.querySelector("h1, h2");
  if (heading) heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  const trouble = document.getElementById("trouble");
  if (trouble) trouble.hidden = true;
  say(screen ? screen.dataset.status : "");
});

// A lost connection: nothing is lost, the card stays, and the same tap works again.
document.addEventListener("htmx:sendError", () => {
  const trouble = document.getElementById("trouble");
  if (!trouble) return;
  trouble.hidden = false;
  say(trouble.textContent);
});

// The script keeps the page's address in the browser's storage; a shared device need not remember a game.
function forget() {
  sessionStorage.removeItem("htmx-current-path-for-history");
}
forget();
for (const moment of ["htmx:pushedIntoHistory", "htmx:historyRestore", "htmx:afterSettle"]) {
  document.addEventListener(moment, forget);
}

function say(words) {
  const status = document.getElementById("status");
  if (status) status.textContent = words || "";
}

// A page brought back whole from the browser's memory may be older than the game: ask for it again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
