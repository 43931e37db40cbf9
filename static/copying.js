// Copies what a field holds. Without this file it is marked and copied by hand.
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    document.execCommand("copy");
  }
  button.textContent = button.dataset.done;
  document.getElementById("status").textContent = button.dataset.done;
});

// Buttons that need this file show themselves, those of a part that came by a swap too.
function show() {
  for (const button of document.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
}
show();
document.addEventListener("htmx:afterSettle", show);
