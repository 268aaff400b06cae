// Dossiers that the example is not: many articles in the grid, none of anything, from right to left.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { built, launch, pages, serve, watched } from "./browser.mjs";

let browser;
const roots = [];
const servers = [];
before(async () => { browser = await launch(); });
after(async () => {
  await browser.close();
  servers.forEach((s) => s.close());
  roots.forEach((root) => rmSync(root, { recursive: true, force: true }));
});

/** Serves the site of a dossier of these files. */
async function site(files) {
  const root = built(files);
  roots.push(root);
  const server = await serve(join(root, "public"));
  servers.push(server);
  return { url: server.url, pages: pages(join(root, "public")).filter((p) => p !== "404.html") };
}

async function open(address, options = {}) {
  const context = await browser.newContext(options);
  const { page, problems } = await watched(context, new URL(address).origin);
  await page.goto(address);
  const close = async () => { assert.deepEqual(problems, []); await context.close(); };
  return { page, close };
}

/** Claims that some of many articles speak to. */
function many(articles, claims) {
  const files = { "config.yaml": "title: Wide\n" };
  for (let i = 0; i < articles; i += 1) {
    files[`content/articles/a${i}.md`] = `---\ntitle: Report ${i}\npublisher: The ${i}th Gazette\nrights: {mode: full, licence: CC0-1.0}\n---\nThe pier stood.\n`;
  }
  for (let i = 0; i < claims; i += 1) {
    const evidence = [0, 3, 7, 11].map((k) => `  - {article: a${(i * 5 + k) % articles}, stance: supports, paragraph: p1}\n`);
    files[`content/claims/c${i}.md`] = `---\ntitle: The pier stood, time ${i}\nstatement: The pier stood ${i} times.\nevidence:\n${evidence.join("")}---\n`;
  }
  return files;
}

test("a grid of sixty articles scrolls below its heads and beside its claims", async () => {
  const { url } = await site(many(60, 40));
  const { page, close } = await open(`${url}claims/index.html`, { viewport: { width: 1280, height: 800 } });
  const region = page.getByRole("region", { name: /40 claims/ });
  assert.equal(await region.getAttribute("tabindex"), "0");
  await region.focus();
  const before = await region.evaluate((e) => [e.querySelector("thead th[scope=col]"), e.querySelector("thead .src"), e.querySelector("th[scope=row]")].map((c) => c.getBoundingClientRect().toJSON()));
  await region.evaluate((e) => e.scrollTo(900, 600));
  const after = await region.evaluate((e) => [e.querySelector("thead th[scope=col]"), e.querySelector("thead .src"), e.querySelector("th[scope=row]")].map((c) => c.getBoundingClientRect().toJSON()));
  assert.deepEqual([after[0].x, after[0].y], [before[0].x, before[0].y], "the corner stays");
  assert.ok(after[1].y === before[1].y && after[1].x < before[1].x - 800, "the heads move with their columns alone");
  assert.ok(after[2].x === before[2].x && after[2].y < before[2].y - 500, "the claims move with their rows alone");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  await close();
  const phone = await open(`${url}claims/index.html`, { viewport: { width: 360, height: 740 } });
  assert.equal(await phone.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  const row = phone.page.locator("tr[id=c1]");
  assert.equal(await row.locator("td:visible").count(), 4);
  assert.match(await row.locator("th").innerText(), /56 articles are silent/);
  await phone.close();
});

test("a dossier of nothing, and one of one thing, say so on every page", async () => {
  for (const files of [{ "config.yaml": "title: Nothing\n" }, { "config.yaml": "title: One\n", "content/people/ada.md": "---\ntitle: Ada Adler\n---\n" }]) {
    const { url, pages } = await site(files);
    for (const path of pages) {
      const { page, close } = await open(url + path, { viewport: { width: 320, height: 640 } });
      assert.ok((await page.locator("main").innerText()).trim().length > 12, `${path} says nothing`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, path);
      await close();
    }
  }
});

test("from right to left the same pages fit, and read from the right", async () => {
  const files = { ...many(9, 3), "config.yaml": "title: الرصيف\nlanguage: ar\n", "content/people/ada.md": "---\ntitle: Ada Adler\n---\nشخص.\n" };
  const { url, pages } = await site(files);
  const folders = new Set();
  const some = pages.filter((p) => p.endsWith("index.html") || !p.includes("/") || !folders.has(p.split("/")[0]) && folders.add(p.split("/")[0]));
  for (const width of [320, 1280]) {
    for (const path of some) {
      const { page, close } = await open(url + path, { viewport: { width, height: 800 } });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${path} at ${width}`);
      const start = await page.locator("h1").evaluate((e) => [getComputedStyle(e).direction, innerWidth - e.getBoundingClientRect().right < innerWidth / 4]);
      assert.deepEqual(start, ["rtl", true], path);
      await close();
    }
  }
});
