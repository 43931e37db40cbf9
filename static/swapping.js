// A grown-up's tap swaps one part of the page. Without this file the whole page comes anew.
"use strict";

// The new heading gets the focus, and one polite line says what happened. A part that is `data-still` leaves the hands
// where they are: it came while somebody types.
document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target;
  const part = (target && document.getElementById(target.id)) || document.querySelector("main");
  if (!("still" in part.dataset)) {
    const heading = part.querySelector("h1, h2");
    if (heading) heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  const trouble = document.getElementById("trouble");
  if (trouble) trouble.hidden = true;
  tell(part.dataset.status);
});

// A lost connection: nothing is lost, the step stays, and the same tap works again.
document.addEventListener("htmx:sendError", () => {
  const trouble = document.getElementById("trouble");
  trouble.hidden = false;
  tell(trouble.textContent);
});

// The script keeps the page's address in the browser's storage; a shared device need not remember a page.
function forget() {
  sessionStorage.removeItem("htmx-current-path-for-history");
}
forget();
for (const moment of ["htmx:pushedIntoHistory", "htmx:historyRestore", "htmx:afterSettle"]) {
  document.addEventListener(moment, forget);
}

function tell(words) {
  // The page that comes where something has ended has no such line: its heading says it.
  const status = document.getElementById("status");
  if (status) status.textContent = words || "";
}
