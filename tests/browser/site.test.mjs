// The built example: every page loads cleanly, every link leads somewhere, and a sample works for everyone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";
import { launch, pages, sample, serve, site, watched } from "./browser.mjs";

let browser;
let server;
before(async () => { browser = await launch(); server = await serve(); });
after(async () => { await browser.close(); server.close(); });

/** Calls `look` with each page of a list, in one tab, and expects it to find nothing. */
async function each(list, options, look, from = server.url) {
  assert.ok(list.length > 0, "there are no pages to look at: build the site first");
  const context = await browser.newContext(options);
  const found = [];
  const { page, problems } = await watched(context, new URL(from).protocol === "file:" ? from : new URL(from).origin);
  for (const path of list) {
    problems.length = 0;
    await page.goto(new URL(path.split("/").map(encodeURIComponent).join("/"), from).href, { waitUntil: "load" });
    for (const problem of [...problems, ...(await look(page, path))]) found.push(`${path}: ${problem}`);
  }
  await context.close();
  assert.deepEqual(found, []);
}

const withoutNotFound = () => pages().filter((p) => p !== "404.html");

test("every page loads without a complaint, under its own policy", async () => {
  await each(withoutNotFound(), {}, async (page) => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy" i]').count();
    return policy === 1 ? [] : ["no Content-Security-Policy"];
  });
});

test("every link and anchor leads somewhere", async () => {
  const anchors = new Map();
  const links = [];
  await each(withoutNotFound(), { javaScriptEnabled: true }, async (page, path) => {
    const seen = await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
      links: [...document.querySelectorAll("a[href]")].map((e) => e.href),
    }));
    anchors.set(path, new Set(seen.ids));
    for (const link of new Set(seen.links)) if (link.startsWith(server.url)) links.push([path, new URL(link)]);
    return seen.ids.length === new Set(seen.ids).size ? [] : ["an id stands twice"];
  });
  const dead = links.filter(([, url]) => {
    const path = decodeURIComponent(url.href.split("#")[0].slice(server.url.length)) || "index.html";
    const anchor = decodeURIComponent(url.hash.slice(1));
    if (anchors.has(path)) return anchor !== "" && !anchors.get(path).has(anchor);
    try { readFileSync(join(site, path)); return false; } catch { return path !== "404.html"; }
  });
  assert.deepEqual(dead.map(([path, url]) => `${path} → ${url.href.slice(server.url.length)}`), []);
});

/** How far a page is wider than the window. */
const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("no page is wider than the narrowest window, or than one enlarged to 200 or 400 %", async () => {
  const fits = async (page) => ((await over(page)) > 0 ? [`${await over(page)} px too wide`] : []);
  await each(withoutNotFound(), { viewport: { width: 320, height: 640 } }, fits);
  for (const zoom of [2, 4]) {
    await each(sample(), { viewport: { width: 1280 / zoom, height: 1024 / zoom }, deviceScaleFactor: zoom }, fits);
  }
});

test("what is pressed is as large as a fingertip needs, or stands in a sentence", async () => {
  for (const width of [1280, 360]) {
    await each(sample(), { viewport: { width, height: 740 } }, (page) => page.evaluate(() => {
      const inSentence = (e) => {
        const block = e.closest("p, li, td, th, dd, dt, figcaption, blockquote, h1, h2, h3, div");
        return getComputedStyle(e).display.startsWith("inline") && block.textContent.trim().length > e.textContent.trim().length + 8;
      };
      const small = [...document.querySelectorAll("a[href], button, input, summary")].filter((e) => {
        const { width, height, right, bottom } = e.getBoundingClientRect();
        const seen = e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 1 && right > 0 && bottom + scrollY > 0;
        return seen && Math.min(width, height) < 24 && !inSentence(e);
      });
      return small.map((e) => `${e.textContent.trim() || e.id} is too small`);
    }));
  }
});

test("the keyboard reaches what is in view, and it is seen where it is", async () => {
  await each(sample(), { viewport: { width: 360, height: 740 } }, async (page) => {
    const found = [];
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press("Tab");
      const fault = await page.evaluate(() => {
        const e = document.activeElement;
        if (e === document.body) return "";
        const { outlineStyle, outlineWidth } = getComputedStyle(e);
        const drawn = e.nextElementSibling && e.type === "radio" ? getComputedStyle(e.nextElementSibling).outlineStyle : outlineStyle;
        if (drawn === "none" || outlineWidth === "0px" && e.type !== "radio") return "has no ring";
        const { left, top, width, height } = e.getClientRects()[0];
        const at = document.elementFromPoint(Math.min(left + width / 2, innerWidth - 1), Math.min(Math.max(top + Math.min(height, innerHeight) / 2, 0), innerHeight - 1));
        return at && (at === e || e.contains(at) || at.contains(e)) ? "" : "is covered or out of view";
      });
      if (fault) found.push(await page.evaluate((f) => `“${document.activeElement.textContent.trim().slice(0, 40)}” ${f}`, fault));
    }
    return found;
  });
});

test("print has the text on white paper, and no controls", async () => {
  await each(sample(), { colorScheme: "dark" }, async (page) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const found = await page.evaluate(() => {
      const controls = "nav, form, .skip, .filters, .nextprev, .hovercard, .colophon";
      const shown = [...document.querySelectorAll(controls)].filter((e) => e.checkVisibility());
      const clipped = [...document.querySelectorAll("main *")].filter((e) => {
        const { overflowX, clipPath } = getComputedStyle(e);
        return overflowX !== "visible" && clipPath === "none" && e.checkVisibility() && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1;
      });
      return [
        ...shown.map((e) => `${e.className || e.tagName} is printed`),
        ...clipped.map((e) => `${e.className || e.tagName} is cut off`),
        ...(getComputedStyle(document.body).backgroundColor === "rgb(255, 255, 255)" ? [] : ["the paper is not white"]),
      ];
    });
    await page.emulateMedia({ media: "screen", colorScheme: "dark" });
    return found;
  });
});

test("in the colours of the system, marks and states can still be told apart", async () => {
  await each(sample(), { forcedColors: "active" }, (page) => page.evaluate(() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    const drawn = (e) => [null, "::before", "::after"].some((part) => {
      const style = getComputedStyle(e, part);
      return ["Top", "Bottom", "InlineStart"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Color`] !== ground && style[`border${side}Style`] !== "none");
    });
    const marks = [...document.querySelectorAll(".m, .strip i")].filter((e) => e.checkVisibility());
    return marks.filter((e) => !drawn(e)).map((e) => `the mark ${e.className} is not seen`);
  }));
});

test("without scripts the text is all there", async () => {
  const words = new Map();
  const count = async (page) => (await page.locator("main").innerText()).split(/\s+/).length;
  await each(sample(), {}, async (page, path) => { words.set(path, await count(page)); return []; });
  await each(sample(), { javaScriptEnabled: false }, async (page, path) => {
    const without = await count(page);
    return without > 3 && without >= words.get(path) * 0.9 ? [] : [`${without} words, with scripts ${words.get(path)}`];
  });
});

test("pages work from the file system", async () => {
  const root = pathToFileURL(`${site}/`).href;
  await each(sample(), {}, async (page) => {
    const styled = await page.evaluate(() => getComputedStyle(document.body).fontFamily !== "" && document.styleSheets.length > 0);
    return styled ? [] : ["no style"];
  }, root);
});

test("dark is dark and light is light", async () => {
  const brightness = (page) => page.evaluate(() => {
    const of = (colour) => {
      const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
      return a === 0 ? null : 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = [document.body, document.documentElement].map((e) => of(getComputedStyle(e).backgroundColor));
    return { ground: ground.find((c) => c !== null) ?? null, text: of(getComputedStyle(document.body).color) };
  });
  await each(sample(), { colorScheme: "dark" }, async (page) => {
    const { ground, text } = await brightness(page);
    return ground !== null && ground < 80 && text > 150 ? [] : [`dark: text ${text} on ${ground}`];
  });
  await each(sample(), { colorScheme: "light" }, async (page) => {
    const { ground, text } = await brightness(page);
    return (ground === null || ground > 200) && text < 100 ? [] : [`light: text ${text} on ${ground}`];
  });
});

test("the first key press offers to skip to the text", async () => {
  await each(sample(), {}, async (page) => {
    await page.keyboard.press("Tab");
    const link = await page.evaluate(() => {
      const { top, left, width, height } = document.activeElement.getBoundingClientRect();
      const inView = width > 1 && height > 1 && top >= 0 && left >= 0 && top < innerHeight;
      return { target: document.activeElement.getAttribute("href"), inView };
    });
    if (!link.target?.startsWith("#") || !link.inView) return [`the first stop is ${JSON.stringify(link)}`];
    await page.keyboard.press("Enter");
    const arrived = await page.evaluate(() => document.activeElement.closest("main") !== null);
    return arrived ? [] : ["the skip link does not move the focus into main"];
  });
});
