// What the checks share: a Chromium, and the built site as GitHub Pages would serve it below a path.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const project = resolve(fileURLToPath(new URL("../..", import.meta.url)));
export const site = resolve(process.env.DOSSIER_SITE ?? join(project, "public"));
export const base = "/example/";
export const program = process.env.DOSSIER ?? join(project, "target/release/dossier");

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

/** Builds a dossier of these files, path by path; its folder is the caller's to remove, its site is in `public`. */
export function built(files) {
  const root = mkdtempSync(join(tmpdir(), "dossier-built-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const result = spawnSync(program, ["--root", root, "build"], { encoding: "utf8" });
  assert.equal(result.status, 0, result.stderr);
  return root;
}

/** The paths of all pages, in the order of their names. */
export function pages(folder = site) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = files.filter((f) => f.isFile() && f.name.endsWith(".html")).map((f) => join(f.parentPath ?? f.path, f.name));
  return paths.map((p) => relative(folder, p).split(sep).join("/")).sort();
}

/** One page of each kind, as the pages themselves say, and the largest. */
export function sample() {
  const kinds = new Map();
  for (const path of pages()) {
    const kind = readFileSync(join(site, path), "utf8").match(/data-kind="([^"]*)"/)?.[1] ?? path.split("/")[0];
    if (!kinds.has(kind)) kinds.set(kind, path);
  }
  const size = (path) => statSync(join(site, path)).size;
  const largest = pages().sort((a, b) => size(b) - size(a))[0];
  return [...new Set(["index.html", ...kinds.values(), largest])].filter((p) => p !== "404.html");
}

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "application/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8", ".svg": "image/svg+xml", ".xml": "application/xml", ".md": "text/markdown",
  ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp",
};

/** Serves a folder under `base`; nothing outside of it is there, so an absolute link fails. */
export async function serve(folder = site) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(base) ? path.slice(base.length) : null;
    const file = name === null ? null : resolve(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
    try {
      if (file === null || !file.startsWith(folder + sep)) throw new Error("outside");
      const bytes = readFileSync(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(bytes);
    } catch {
      response.writeHead(404, { "content-type": "text/html" }).end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}${base}`, close: () => server.close() };
}

/** Opens a page and notes everything that went wrong while it loaded, or was asked of another host. */
export async function watched(context, origin) {
  const page = await context.newPage();
  const problems = [];
  page.on("console", (m) => { if (["error", "warning"].includes(m.type())) problems.push(`${m.type()}: ${m.text()}`); });
  page.on("pageerror", (e) => problems.push(`exception: ${e.message}`));
  // A request that is cut off because the next page is opened is none that failed.
  page.on("requestfailed", (r) => { if (r.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`failed: ${r.url()}`); });
  page.on("response", (r) => { if (r.status() >= 400) problems.push(`${r.status()}: ${r.url()}`); });
  page.on("request", (r) => { if (!r.url().startsWith(origin) && !r.url().startsWith("data:")) problems.push(`elsewhere: ${r.url()}`); });
  return { page, problems };
}
