// Everybody can read the pages, on every screen: axe finds nothing, nothing is wider than the screen, nothing fails.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Faults, base, launch, password, screens } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PAGES = ["/docs", "/docs/errors", "/docs/guides", "/docs/guides/community", "/docs/guides/frontend", "/docs/decisions"];
const MOST_PIXELS_OF_AN_OPERATION = 2400;

const faults = new Faults();
const browser = await launch();

for (const screen of screens) {
  const context = await browser.newContext({ ...screen, bypassCSP: true });
  for (const path of PAGES) {
    const page = await context.newPage();
    const where = `${path} (${screen.colorScheme}, ${screen.viewport.width} px)`;
    page.on("pageerror", (error) => faults.check(false, `${where}: ${error.message}`));
    page.on("request", (request) => faults.check(request.url().startsWith(base) || request.url().startsWith("data:"), `${where} fetches ${request.url()}`));
    await page.goto(base + path);
    await page.evaluate(AXE);
    const found = await page.evaluate((values) => axe.run({ runOnly: { type: "tag", values } }), RULES);
    faults.check(found.passes.length > 5, `${where}: axe has looked at nothing`);
    for (const violation of found.violations)
      faults.check(false, `${where}: ${violation.id} at ${violation.nodes.map((node) => node.target).slice(0, 3).join(" and ")}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    faults.check(width <= screen.viewport.width, `${where} is ${width} px wide`);
    if (path === "/docs") {
      const tallest = await page.evaluate(() =>
        [...document.querySelectorAll(".operation")].map((one) => [one.offsetHeight, one.id]).sort((a, b) => b[0] - a[0])[0],
      );
      faults.check(tallest[0] <= MOST_PIXELS_OF_AN_OPERATION, `${where}: ${tallest[1]} is ${tallest[0]} px tall`);
    }
    await page.close();
  }
  await context.close();
}

// With the Content-Security-Policy in force, as people meet it: sign in, find an operation, try it.
const page = await browser.newPage();
page.on("console", (message) => faults.check(message.type() !== "error" || /status of 4/.test(message.text()), message.text()));
await page.goto(`${base}/docs`);
await page.fill(".sign-in [name=password]", password);
await page.click(".sign-in button");
await page.waitForFunction(() => document.querySelector(".session").textContent);
faults.check((await page.textContent(".session")).startsWith("Signed in as owner of demo"), "Nobody could sign in");
await page.fill(".filter input", "register an owner");
faults.check((await page.locator(".contents li:visible").count()) === 1, "The filter does not find one operation");
await page.click(".contents li:visible a");
const tried = page.locator("#registerOwner");
await tried.locator(".try > summary").click();
await tried.locator("button[type=submit]").click();
await tried.locator(".outcome .good").waitFor();
faults.check((await tried.locator(".outcome .good").textContent()).startsWith("201"), "An owner can't be registered");
const shown = page.locator("#showOwner");
await shown.locator(".try > summary").click();
await shown.locator("button[type=submit]").click();
await shown.locator(".outcome .good").waitFor();
faults.check((await shown.locator(".outcome").textContent()).includes("Ada"), "What was made is not remembered");
for (const path of ["/docs/", "/docs/errors/", "/docs/guides/frontend/"]) {
  const answer = await page.goto(base + path);
  faults.check(answer.ok() && !page.url().endsWith("/"), `${path} leads nowhere`);
}

await browser.close();
faults.end();
