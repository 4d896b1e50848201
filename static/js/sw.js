// The till's worker: the till opens again while the server cannot be reached. It answers two things and nothing else:
// our own assets, whose names hold their hashes, and the till's page as it was last seen. Sales are the page's own work.
const shelf = "till-assets";
const pages = "till-pages";
const patience = 3000; // ms that a page waits for the server before the kept one is shown

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(ASSETS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => self.clients.claim())));

// tidy forgets the assets of older builds, except what a kept page may still name: the page is kept anew on its next load.
async function tidy() {
  const cache = await caches.open(shelf);
  const mine = new Set(ASSETS.map((path) => new URL(path, location).href));
  for (const request of (await cache.keys()).slice(0, -60)) if (!mine.has(request.url)) await cache.delete(request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (/^\/static\/.+-[0-9A-Z]{8}\.[a-z0-9]+$/.test(url.pathname)) event.respondWith(asset(request));
  else if (request.mode === "navigate" && /^\/pdv\/caixas\/\d+$/.test(url.pathname)) event.respondWith(page(request, url.pathname));
});

async function asset(request) {
  const cache = await caches.open(shelf);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) cache.put(request, answer.clone());
  return answer;
}

// page asks the server first. What it shows instead is marked, since the sale on it is an old one.
async function page(request, path) {
  const cache = await caches.open(pages);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    if (answer.status >= 502) throw new TypeError("no server behind the proxy");
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  } catch (error) {
    const found = await cache.match(path);
    if (!found) throw error;
    const text = (await found.text()).replace('id="till"', 'id="till" data-kept');
    return new Response(text, { headers: found.headers });
  }
}
