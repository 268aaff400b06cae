// The preview: a saved change is in the browser at once, and one that cannot be built shows its findings there.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, program, project } from "./browser.mjs";

let browser, page, root, server, url;

const freePort = () => new Promise((found) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});

before(async () => {
  root = mkdtempSync(join(tmpdir(), "dossier-preview-"));
  for (const name of ["config.yaml", "content"]) cpSync(join(project, name), join(root, name), { recursive: true });
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  server = spawn(program, ["--root", root, "serve", "--port", String(port)], { stdio: "inherit" });
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(url).then((r) => r.ok, () => false)) break;
    await new Promise((later) => setTimeout(later, 50));
  }
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1000, height: 200 } });
});
after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(root, { recursive: true, force: true });
});

const overview = () => join(root, "content/index.md");

test("a saved change is shown, at the place where the reader was", async () => {
  const text = readFileSync(overview(), "utf8");
  await page.goto(url);
  await page.evaluate(() => scrollTo({ top: 100, behavior: "instant" }));
  await page.waitForFunction(() => scrollY === 100);
  const times = [];
  for (const word of ["Firstchange", "Secondchange", "Thirdchange"]) {
    await page.waitForTimeout(1000); // The page has started afresh, and listens again.
    const saved = performance.now();
    writeFileSync(overview(), `${text}\n\n${word}\n`);
    await page.waitForFunction((w) => document.querySelector("main").textContent.includes(w), word, { polling: "raf" });
    times.push(Math.round(performance.now() - saved));
  }
  console.log(`saved to shown: ${times.join(", ")} ms`);
  await page.waitForFunction(() => scrollY === 100);
  writeFileSync(overview(), text);
});

test("findings of a change that cannot be built are shown over the last good page, and can be put away", async () => {
  const text = readFileSync(overview(), "utf8");
  await page.goto(url);
  const heading = await page.locator("h1").first().innerText();
  await page.waitForTimeout(300);
  writeFileSync(overview(), `${text}\n\n[[nobody-of-this-name]]\n`);
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.equal(await page.locator("h1").first().innerText(), heading);
  assert.match(await page.getByRole("region", { name: "Findings" }).innerText(), /nobody-of-this-name/);
  await page.getByRole("button", { name: "Dismiss" }).click();
  assert.equal(await alert.count(), 0);
  writeFileSync(overview(), `${text}\n\nMended\n`);
  await page.getByText("Mended").first().waitFor({ state: "attached" });
  assert.equal(await page.getByRole("alert").count(), 0);
  writeFileSync(overview(), text);
});
