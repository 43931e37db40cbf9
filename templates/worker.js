// Without a connection: what was opened before can be read, and a tap that needs the site gets a calm page.
"use strict";

const STORES = { parts: "parts-{{ version }}", pages: "pages", sounds: "sounds" };
const AWAY = {{ away | tojson }};
const A_DAY = 24 * 3600 * 1000;
const PLAY = /^\/(games\/(?!new)|ways)/;
const FOR_GROWN_UPS = /^\/plan(\/|$)|\/profile$/;
const SHEETS = /\/(picture|treehouse)$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORES.parts).then((kept) => kept.add(AWAY.child)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const known = Object.values(STORES);
  const old = (names) => names.filter((name) => !known.includes(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, request, pathname));
  else if (request.method === "GET" && pathname.startsWith("/static/sounds/")) event.respondWith(clip(request));
  else if (request.method === "GET" && pathname.startsWith("/static/")) event.respondWith(part(request));
});

async function page(event, request, path) {
  try {
    const answer = await fetch(request);
    event.waitUntil(note(request, path, answer.clone()));
    return answer;
  } catch {
    return (await readable(request)) || caches.match(PLAY.test(path) && !FOR_GROWN_UPS.test(path) ? AWAY.child : AWAY.grownUp);
  }
}

// The plan and the sheets are kept as they were last seen. A child's hands get no plan, so play puts it away.
async function note(request, path, answer) {
  const kept = await caches.open(STORES.pages);
  if (request.method !== "GET") {
    if (path === "/games" || path === "/ways") await keep(Object.values(AWAY));
    return;
  }
  if (!PLAY.test(path) && !(await caches.match(AWAY.grownUp))) await keep([AWAY.grownUp]);
  await forget(kept, (known) => !young(known));
  if (PLAY.test(path) && !FOR_GROWN_UPS.test(path)) await forget(kept, (known) => FOR_GROWN_UPS.test(new URL(known.url).pathname));
  if (answer.ok && !answer.redirected && (FOR_GROWN_UPS.test(path) || SHEETS.test(path))) await kept.put(request.url, answer);
}

async function forget(kept, which) {
  const all = await Promise.all((await kept.keys()).map((request) => kept.match(request)));
  await Promise.all(all.filter((known) => known && which(known)).map((known) => kept.delete(known.url)));
}

// A kept page is as old as a round may be: a day.
async function readable(request) {
  const found = request.method === "GET" && (await (await caches.open(STORES.pages)).match(request.url));
  return found && young(found) ? found : null;
}

function young(known) {
  return Date.now() - Date.parse(known.headers.get("Date")) < A_DAY;
}

// The calm pages wear the colours that are chosen now.
async function keep(pages) {
  const kept = await caches.open(STORES.parts);
  await kept.addAll(pages).catch(() => {});
}

async function part(request) {
  const found = await caches.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(STORES.parts)).put(request, answer.clone());
  return answer;
}

// A player asks for a range; what is kept is whole, so the range is cut from it here.
async function clip(request) {
  const found = await (await caches.open(STORES.sounds)).match(request.url);
  const range = /bytes=(\d+)-(\d*)/.exec(request.headers.get("Range") || "");
  if (!found) return fetch(request);
  if (!range) return found;
  const whole = await found.arrayBuffer();
  const [from, to] = [Number(range[1]), range[2] ? Number(range[2]) : whole.byteLength - 1];
  const headers = { "Content-Type": "audio/mpeg", "Content-Range": `bytes ${from}-${to}/${whole.byteLength}` };
  return new Response(whole.slice(from, to + 1), { status: 206, headers });
}
