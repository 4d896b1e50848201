// Builds static/dist: css and js bundled by esbuild, the sprite of the icons in use, the font, the brand; each name
// holds a hash of its content, manifest.json maps the plain names. The same sources always give the same bytes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
process.chdir(here);

const dist = join(here, "dist");
const manifest = {};
const written = new Set([".keep", "manifest.json"]);

mkdirSync(dist, { recursive: true });
await bundle();
put("icons.svg", sprite(iconsInUse()));
put("brand.svg", readFileSync("brand.svg"));
await worker();
write("licences.txt", licences());
write("axe.min.js", readFileSync("node_modules/axe-core/axe.min.js")); // for the tests, never named by a page
write("manifest.json", JSON.stringify(sorted(manifest), null, 1) + "\n");
removeStale();

// The worker keeps its plain name, since its address is its identity to the browser.
async function bundle() {
  const entries = ["css/main.css", "js/app.js", "js/theme.js"];
  for (const optional of ["js/till.js", "js/scan.js", "js/chart.js"]) if (existsSync(optional)) entries.push(optional);
  await build({ entryPoints: entries, entryNames: "[name]-[hash]" });
}

// The worker is built last: it knows the names of what the till's page needs, so that it has them before the network goes.
async function worker() {
  const kept = ["main.css", "theme.js", "app.js", "till.js", "icons.svg", "brand.svg", "inter.woff2"].map((name) => `/static/${manifest[name]}`);
  await build({ entryPoints: ["js/sw.js"], entryNames: "[name]", define: { ASSETS: JSON.stringify(kept) } });
}

async function build(options) {
  const { outputFiles, metafile } = await esbuild.build({
    bundle: true, minify: true, write: false, metafile: true, legalComments: "none", charset: "utf8", format: "iife",
    target: ["chrome123", "firefox128", "safari17.5"], outdir: "dist", publicPath: "/static", assetNames: "[name]-[hash]",
    loader: { ".woff2": "file" }, ...options,
  });
  for (const file of outputFiles) write(relative(dist, file.path), file.contents);
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (output.entryPoint) manifest[basename(output.entryPoint)] = basename(path);
    else if (path.includes("inter-latin")) manifest["inter.woff2"] = basename(path);
  }
}

// The names stand in the source as Icon("truck") or Icon: "truck"; nothing else reaches the sprite.
function iconsInUse() {
  const used = new Map();
  for (const root of ["../views", "../handlers", "../web"]) {
    for (const file of sources(root)) {
      for (const [, a, b] of readFileSync(file, "utf8").matchAll(/\bIcon\(\s*"([^"]+)"\s*\)|\bIcon:\s*"([^"]+)"/g)) {
        if (!used.has(a ?? b)) used.set(a ?? b, file);
      }
    }
  }
  return new Map([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sources(root) {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true })
    .filter((f) => /\.(templ|go)$/.test(f) && !/_(templ|test)\.go$/.test(f))
    .sort()
    .map((f) => join(root, f));
}

function sprite(used) {
  const unknown = [];
  let out = '<svg xmlns="http://www.w3.org/2000/svg">\n';
  for (const [name, file] of used) {
    const path = [`icons/${name}.svg`, `node_modules/heroicons/24/outline/${name}.svg`].find(existsSync);
    if (!path) {
      unknown.push(`${relative(here, file)}: there is no icon "${name}"`);
      continue;
    }
    const inner = readFileSync(path, "utf8").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].replace(/\s*\n\s*/g, "");
    out += `<symbol id="${name}" viewBox="0 0 24 24">${inner}</symbol>\n`;
  }
  if (unknown.length) {
    console.error(unknown.join("\n") + "\nSee node_modules/heroicons/24/outline for the names, or add a file to static/icons.");
    process.exit(1);
  }
  return out + "</svg>\n";
}

function licences() {
  return ["htmx.org", "@fontsource-variable/inter", "heroicons", "idb", "lean-qr"]
    .map((name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8").trim()}\n`)
    .join("\n----\n\n");
}

// put writes an asset that esbuild did not name.
function put(name, contents) {
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 8).toUpperCase();
  const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`;
  manifest[name] = hashed;
  write(hashed, contents);
}

function write(name, contents) {
  written.add(name);
  writeFileSync(join(dist, name), contents);
}

// Old files go last, so that a program compiled in the middle of a build still finds what its manifest names.
function removeStale() {
  for (const name of readdirSync(dist)) if (!written.has(name)) rmSync(join(dist, name), { recursive: true });
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}
