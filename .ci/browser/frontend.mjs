// The code of the guide for frontends, as it stands there: signs in, shows, survives a lost connection and says so.
import { readFileSync } from "node:fs";
import http from "node:http";
import { Faults, base, launch, password } from "./browser.mjs";

const guide = readFileSync(new URL("../../docs/guides/frontend.md", import.meta.url), "utf8");
const code = /```js\n([\s\S]*?)```/.exec(guide)[1];
const html = `<!DOCTYPE html><meta charset="utf-8"><title>Guide</title><link rel="icon" href="data:,">
<p id="told" role="status"></p><pre id="shown"></pre><script type="module">${code}</script>`;

// Between the page and the service, to lose connections as a network does.
const sockets = new Set();
let isLost = false;
const between = http.createServer((request, response) => {
  if (request.url === "/page") return response.setHeader("Content-Type", "text/html").end(html);
  if (isLost) return request.socket.destroy();
  const onwards = http.request(base + request.url, { method: request.method, headers: request.headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onwards.on("error", () => response.destroy());
  response.on("close", () => onwards.destroy());
  request.pipe(onwards);
});
between.on("connection", (socket) => sockets.add(socket) && socket.on("close", () => sockets.delete(socket)));
await new Promise((listening) => between.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${between.address().port}`;

const faults = new Faults();
const browser = await launch();
const page = await browser.newPage();
page.on("pageerror", (error) => faults.check(false, error.message));
const asked = [];
page.on("dialog", async (dialog) => {
  asked.push(dialog.message());
  await dialog.accept(asked.length === 1 ? "not the password" : password);
});

const told = () => page.textContent("#told");
const shown = () => page.textContent("#shown");
const until = (words, holds) =>
  page.waitForFunction(holds, null, { timeout: 20_000 }).then(
    () => faults.check(true, words),
    () => faults.check(false, words),
  );

await page.goto(`${origin}/page`);
await until("Nothing is shown", () => document.querySelector("#shown").textContent.includes('"/periods"'));
faults.check(asked.length === 2, `Asked ${asked.length} times for the password`);
faults.check(/wrong|not|password/i.test(asked[1] ?? ""), `Whoever mistypes is told: ${asked[1]}`);
faults.check((await told()) === "", `While all is well it says: ${await told()}`);
faults.check((await shown()).includes('"/owners"'), "Only one of the two is shown");

const token = await page.evaluate(async (password) => {
  const answer = await fetch("/api/v1/auth/login", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ tenant: "demo", username: "owner", password }),
  });
  return (await answer.json()).data.access_token;
}, password);
const register = (name) =>
  fetch(`${base}/api/v1/owners`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: JSON.stringify({ name }),
  });
await register("Grace Watched");
await until("A change is not shown", () => document.querySelector("#shown").textContent.includes("Grace Watched"));

isLost = true;
for (const socket of sockets) socket.destroy();
await until("A lost connection is not told", () => document.querySelector("#told").textContent.includes("connection was lost"));
faults.check(!/`|Last-Event-ID|retry:/.test(await told()), `Not a sentence for people: ${await told()}`);
await register("Ada Missed");
isLost = false;
await until("That the connection was lost is not forgotten", () => document.querySelector("#told").textContent === "");
await until("What happened meanwhile is not shown", () => document.querySelector("#shown").textContent.includes("Ada Missed"));
faults.check(asked.length === 2, "Whoever has signed in is asked again");

await browser.close();
between.close();
for (const socket of sockets) socket.destroy();
faults.end();
