// Small comforts. Every page does its whole job without this file.
"use strict";

// A page brought back whole from the browser's memory may be older than the game: ask for it again.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});
function canPrint() {
  for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;
}
canPrint();
document.addEventListener("htmx:afterSettle", canPrint);

// Keeps what was opened readable without a connection (worker.js).
if ("serviceWorker" in navigator) {
  window.addEventListener("load", () => navigator.serviceWorker.register("/worker.js").catch(() => {}));
}
