// Search and cards, as readers use them: any spelling, keyboard alone, without scripts, from the file system.
import assert from "node:assert/strict";
import { readFileSync, rmSync, statSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { built, launch, project, serve, site, watched } from "./browser.mjs";

let browser, server, many, large;

before(async () => {
  browser = await launch();
  server = await serve();
  many = built(dossier(1000));
  large = await serve(join(many, "public"));
});
after(async () => {
  await browser.close();
  server.close();
  large.close();
  rmSync(many, { recursive: true, force: true });
});

/** A dossier of so many people, all of whom are called by one word, and an article whose text is withheld. */
function dossier(count) {
  const files = {
    "config.yaml": "title: Many\n",
    "content/people/bo.md": "---\ntitle: Bo Japarov\naliases: [Bo Zhaparov]\n---\n",
    "content/articles/cited.md": "---\ntitle: Cited piece\nrights: {mode: cite}\n---\nOur digest.\n",
    "private/cited.txt": "Withheld words about Bo Zhaparov stand here.\n",
  };
  for (let i = 0; i < count; i += 1) {
    files[`content/people/p${i}.md`] = `---\ntitle: Tester Number${i}\n---\nA tester with the mark mark${i % 7}.\n`;
  }
  const notes = { verdict: "The verdicts", ruling: "One verdict", "указ": "Указ суда", "список": "Список указов", gazette: "Le journal", presse: "Les journaux", "өлкө": "Өлкө" };
  for (const [id, title] of Object.entries(notes)) files[`content/notes/${id}.md`] = `---\ntitle: ${title}\n---\n`;
  return files;
}

/** A page that must not complain about anything. */
async function open(address, options = {}, from = server.url) {
  const context = await browser.newContext(options);
  const { page, problems } = await watched(context, from.startsWith("file:") ? from : new URL(from).origin);
  await page.goto(new URL(address, from).href);
  const close = async () => { assert.deepEqual(problems, []); await context.close(); };
  return { page, close };
}

const titles = (page) => page.locator(".hits .hit-title").allInnerTexts();
const first = (page) => page.locator(".hits .hit").first();

/** Types a query into the box of a page, and gives the titles of what was found. */
async function query(page, words) {
  await page.locator("#q").fill("");
  await page.locator("#q").pressSequentially(words);
  await first(page).waitFor();
  return titles(page);
}

test("every spelling finds the one who bears it", async () => {
  const { page, close } = await open("search.html");
  for (const words of ["Japarov", "Zhaparov", "Dzhaparov", "Жапаров", "japarow", "ZHAPAROV", "Sadyr Zhaparov", "japar"]) {
    assert.ok((await query(page, words)).includes("Sadyr Japarov"), words);
  }
  for (const [words, title] of [["Lukashenka", "Alexander Lukashenko"], ["Pashinian", "Nikol Pashinyan"], ["Putni", "Vladimir Putin"], ["biskhek", "Bishkek"]]) {
    assert.ok((await query(page, words)).includes(title), words);
  }
  await close();
});

test("the script cuts texts into the same words as the build", async () => {
  const { page, close } = await open("search.html?q=putin");
  await first(page).waitFor();
  const cases = readFileSync(join(project, "tests/search/words.txt"), "utf8").split("\n").filter((l) => l && !l.startsWith("#"));
  for (const line of cases) {
    const [text, expected] = line.split(" =>");
    assert.equal(await page.evaluate((t) => window.dossier.terms(t).join(" "), text), expected.trim().normalize("NFD"), text);
  }
  await close();
});

test("results show the words that were found, marked", async () => {
  const { page, close } = await open("search.html");
  await query(page, "warrant");
  assert.ok((await page.locator(".hits mark").allInnerTexts()).every((m) => /^warrants?$/i.test(m)));
  assert.match(await page.locator("#hit-count").innerText(), /^\d+ pages$/);
  await close();
});

test("forms of a word find each other, the one that was typed first", async () => {
  const { page, close } = await open("search.html", {}, large.url);
  const found = [
    ["verdicts", ["The verdicts", "One verdict"]], ["verdict", ["One verdict", "The verdicts"]],
    ["указа", ["Список указов", "Указ суда"]], ["указ", ["Указ суда", "Список указов"]],
    ["journaux", ["Les journaux", "Le journal"]], ["journal", ["Le journal", "Les journaux"]],
    ["өлкөлөрдүн", ["Өлкө"]],
  ];
  for (const [words, expected] of found) assert.deepEqual(await query(page, words), expected, words);
  await close();
});

test("a spelling that stands in a withheld text alone is shown by itself", async () => {
  const { page, close } = await open("search.html", {}, large.url);
  assert.deepEqual((await query(page, "Japarov")).sort(), ["Bo Japarov", "Cited piece"]);
  await page.locator(".hit", { hasText: "Cited piece" }).getByText("Also: Bo Zhaparov").waitFor();
  await page.locator("#q").fill("withheld");
  await page.getByText("No results").first().waitFor();
  await close();
});

test("kinds narrow the results, and the address keeps query and kind", async () => {
  const { page, close } = await open("search.html?q=putin");
  await first(page).waitFor();
  await page.getByRole("radio", { name: /^People/ }).check();
  await page.waitForFunction(() => [...document.querySelectorAll(".hit-kind")].every((k) => k.textContent.startsWith("Person")));
  assert.match(page.url(), /\?q=putin&kind=person$/);
  const found = await titles(page);
  await page.reload();
  await first(page).waitFor();
  assert.deepEqual(await titles(page), found);
  await close();
});

test("with the keyboard alone: from any page into a result, and out again", async () => {
  const { page, close } = await open("people/vladimir-putin.html");
  await page.keyboard.press("/");
  await page.keyboard.type("bishkek");
  await first(page).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".quick").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type(" ");
  await page.locator(".quick").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/places\/bishkek\.html$/);
  await page.keyboard.press("/");
  await page.keyboard.type("kant");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=kant$/);
  await first(page).waitFor();
  await close();
});

test("what was found is announced, and that nothing was", async () => {
  const { page, close } = await open("index.html");
  await query(page, "putin");
  await page.getByRole("status").filter({ hasText: /^\d+ pages$/ }).waitFor({ state: "attached" });
  await page.locator("#q").fill("zzqxjvkwyq");
  await page.getByText("No results for “zzqxjvkwyq”.").first().waitFor();
  await page.getByRole("status").filter({ hasText: "No results" }).waitFor({ state: "attached" });
  assert.equal(await page.locator(".hit").count(), 0);
  await close();
});

test("hostile queries are words", async () => {
  const queries = ['"><img src=x onerror="window.bad=1">', "__proto__ constructor toString", "a".repeat(5000), "\\", ".*+?^${}()|[]",
    "%", "\u202Eputin", "💥 putin", "' OR 1=1 --", "~putin _ptn `", "\u0000", "ﷺ", "   ", "x y z a b c d e f g h i j k l m n o p"];
  for (const address of ["index.html", "search.html"]) {
    const { page, close } = await open(address);
    for (const words of queries) {
      await page.locator("#q").fill(words);
      await page.waitForTimeout(60);
      assert.equal(await page.evaluate(() => window.bad === undefined && !document.querySelector("img[src=x]")), true, words);
    }
    assert.ok((await query(page, "putin")).length > 0);
    await close();
  }
  const { page, close } = await open(`search.html?q=${encodeURIComponent(queries[0])}&kind=${encodeURIComponent(queries[0])}`);
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => window.bad), undefined);
  await close();
});

test("without scripts the box is a link, and the page leads on", async () => {
  const { page, close } = await open("people/vladimir-putin.html", { javaScriptEnabled: false });
  assert.equal(await page.locator("form[role=search]").isVisible(), false);
  await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
  await page.waitForURL(/search\.html$/);
  assert.match(await page.locator("main").innerText(), /needs JavaScript/);
  await page.locator("#browse").getByRole("link", { name: "People" }).click();
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  await close();
});

test("from the file system, in the dark, on narrow screens, enlarged", async () => {
  const root = pathToFileURL(`${site}/`).href;
  const ways = [{ viewport: { width: 320, height: 640 } }, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, { colorScheme: "dark" }, { forcedColors: "active" }];
  for (const options of ways) {
    for (const address of ["index.html", "search.html"]) {
      const { page, close } = await open(address, options, root);
      assert.ok((await query(page, "Zhaparov")).includes("Sadyr Japarov"));
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${address} ${JSON.stringify(options)}`);
      await close();
    }
  }
});

test("a page of results prints without its controls", async () => {
  const { page, close } = await open("search.html?q=putin");
  await first(page).waitFor();
  await page.emulateMedia({ media: "print" });
  for (const part of ["form[role=search]", "#facets", "#hit-more"]) assert.equal(await page.locator(part).isVisible(), false, part);
  assert.equal(await first(page).isVisible(), true);
  await close();
});

test("a thousand results: counted, shown in steps, at once", async () => {
  const { page, close } = await open("search.html", {}, large.url);
  assert.equal((await query(page, "tester")).length, 10);
  assert.equal(await page.locator("#hit-count").innerText(), "1,000 pages");
  await page.getByRole("button", { name: "Show more" }).click();
  await page.locator(".hit").nth(19).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), await page.locator(".hit a").nth(10).innerText());
  await query(page, "number77");
  const times = [];
  for (const words of ["tester", "mark3", "number5", "tester mark2", "tseter"]) {
    times.push(await page.evaluate(async (words) => {
      const box = document.getElementById("q");
      const list = document.getElementById("hits");
      box.value = words.slice(0, -1);
      box.dispatchEvent(new Event("input"));
      await new Promise((later) => setTimeout(later, 300));
      const changed = new Promise((done) => new MutationObserver(done).observe(list, { childList: true }));
      const start = performance.now();
      box.value = words;
      box.dispatchEvent(new Event("input"));
      await changed;
      return Math.round(performance.now() - start);
    }, words));
  }
  console.log(`last key to first result: ${times.join(", ")} ms`);
  assert.ok(Math.max(...times) < 250, `${times}`);
  await close();
});

test("a query loads little", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const loaded = [];
  page.on("request", (r) => { if (r.resourceType() === "script") loaded.push(decodeURIComponent(new URL(r.url()).pathname)); });
  const weight = (folder, base) => loaded.reduce((sum, path) => sum + gzipSync(readFileSync(join(folder, path.slice(base.length)))).length, 0);
  await page.goto(new URL("index.html", server.url).href);
  const base = new URL(server.url).pathname;
  assert.ok(weight(site, base) < 10_000, `${weight(site, base)} bytes of scripts before anything is used`);
  await page.goto(new URL("search.html", large.url).href);
  loaded.length = 0;
  await query(page, "tester");
  console.log(`a query among 1,000 pages: ${weight(join(many, "public"), base)} bytes in ${loaded.length} files`);
  assert.ok(weight(join(many, "public"), base) < 100_000);
  assert.ok(statSync(join(site, "search/index.js")).size < 2_000);
  await context.close();
});

test("a card shows where a link leads: by pointer, keyboard and touch, until it is dismissed", async () => {
  const { page, close } = await open("notes/what-happened.html");
  const card = page.getByRole("tooltip");
  const link = page.locator("main .body a[href$='people/vladimir-putin.html'], main a[href$='people/vladimir-putin.html']").first();
  await link.hover();
  await card.waitFor();
  assert.match(await card.innerText(), /Person.*\n+Vladimir Putin/);
  const box = await card.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 5 });
  await page.waitForTimeout(500);
  assert.equal(await card.isVisible(), true, "the pointer may rest on the card");
  await page.keyboard.press("Escape");
  assert.equal(await card.isVisible(), false);
  await page.mouse.move(1, 1);
  await link.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await card.waitFor();
  assert.equal(await link.getAttribute("aria-describedby"), "hovercard");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => !document.querySelector("[aria-describedby=hovercard][href*=vladimir]"));
  await close();

  const touch = await open("notes/what-happened.html", { hasTouch: true, viewport: { width: 360, height: 740 } });
  const cite = touch.page.locator("main a.cite").first();
  await cite.tap();
  await touch.page.locator(".hovercard").waitFor();
  assert.match(await touch.page.locator(".hovercard").innerText(), /Paragraph \d/);
  const there = touch.page.locator(".hovercard").boundingBox();
  assert.ok((await there).x >= 0 && (await there).x + (await there).width <= 360);
  await touch.page.locator(".hovercard a").tap();
  await touch.page.waitForURL(/articles\/.*#p\d+$/);
  await touch.close();
});

test("a card that was still to come does not lie over what has the focus next", async () => {
  const { page, close } = await open("people/sadyr-japarov.html");
  await page.locator("main a.cite").first().focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await page.locator(".scroll[tabindex]").first().focus();
  await page.waitForTimeout(600);
  assert.equal(await page.locator(".hovercard:visible").count(), 0);
  await close();
});

test("filters of the grid: with scripts and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await open("claims/index.html", { javaScriptEnabled });
    const shown = () => page.locator("main table.grid tbody:visible").count();
    const all = await shown();
    assert.ok(all > 1);
    await page.locator(".filters a", { hasText: "Contested" }).click();
    assert.equal(await shown(), 1);
    assert.equal(await page.locator(".filters [aria-current]").count(), javaScriptEnabled ? 1 : 0);
    await page.locator(".filters a", { hasText: "All" }).click();
    assert.equal(await shown(), all);
    await close();
  }
});

test("filters of the timeline: with scripts and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, close } = await open("timeline.html", { javaScriptEnabled });
    const shown = (kind) => page.locator(`.tl > li${kind}:visible`).count();
    const all = await shown(":not(.yr)");
    const published = await shown(".published");
    assert.ok(published > 0 && published < all);
    await page.locator(".filters a", { hasText: "Publications" }).click();
    assert.equal(await shown(":not(.yr)"), published);
    await page.locator(".filters a", { hasText: "What happened" }).click();
    assert.equal(await shown(".published"), 0);
    assert.ok((await shown(":not(.yr)")) > 0);
    await page.locator(".filters a", { hasText: "All" }).click();
    assert.equal(await shown(":not(.yr)"), all);
    await close();
  }
});
