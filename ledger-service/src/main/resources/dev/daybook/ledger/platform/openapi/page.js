"use strict";

document.documentElement.classList.add("js");

/** Kept here alone: it is gone with the page. */
let token = null;

const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/* What is shown was written for a service at some place; this one is here. */
for (const origin of all(".origin")) origin.textContent = location.origin;

for (const shown of all(".samples pre")) {
  const copy = element("button", { type: "button", className: "copy", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(shown.textContent);
    copy.textContent = "Copied";
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
  if (shown.previousElementSibling?.matches(".caption")) shown.previousElementSibling.append(copy);
}

/* Finding. */
for (const filter of all(".filter")) {
  filter.hidden = false;
  const input = filter.querySelector("input");
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    for (const list of all(".contents ul")) {
      let found = 0;
      for (const entry of list.children) {
        entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
        found += entry.hidden ? 0 : 1;
      }
      list.previousElementSibling.hidden = found === 0;
    }
  });
}

/* Signing in. */
const session = document.querySelector(".session");

function keepToken(body, who) {
  token = body.data.access_token;
  if (session) session.textContent = `Signed in${who ? ` as ${who}` : ""}, for ${Math.round(body.data.expires_in / 60)} minutes.`;
}

for (const form of all(".sign-in")) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = Object.fromEntries(new FormData(form));
    try {
      const answer = await fetch("/api/v1/auth/login", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(asked),
      });
      const body = await answer.json();
      if (answer.ok) keepToken(body, `${asked.username} of ${asked.tenant}`);
      else session.textContent = body.error.message;
    } catch {
      session.textContent = "The service does not answer.";
    }
  });
}

/* Trying. */
function request(form) {
  let path = form.dataset.path;
  const query = new URLSearchParams();
  for (const input of all("[data-in]", form)) {
    const value = input.value.trim();
    if (input.dataset.in === "path") path = path.replace(`{${input.name}}`, encodeURIComponent(value));
    else if (value) query.set(input.name, value);
  }
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (form.elements.accept) headers.Accept = form.elements.accept.value;
  const body = form.elements.body?.value;
  if (body) headers["Content-Type"] = "application/json";
  const text = query.toString();
  return [path + (text ? `?${text}` : ""), { method: form.dataset.method, headers, body: body || undefined }];
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The id of what was made is put wherever it is asked for next. */
function remember(location) {
  const [collection, id] = (location ?? "").split("/").slice(-2);
  if (!id) return;
  const name = `${collection.replaceAll("-", "_").replace(/ies$/, "y").replace(/s$/, "")}_id`;
  for (const input of all(`input[name="${name}"]`)) input.value = id;
  for (const text of all("textarea")) text.value = text.value.replace(new RegExp(`("${name}"\\s*:\\s*)"[^"]*"`, "g"), `$1"${id}"`);
}

const SHOWN_HEADERS = ["location", "etag", "daybook-position", "idempotency-replayed", "retry-after", "x-request-id"];
const MOST_SHOWN = 200_000;

async function send(form, stop) {
  const outcome = form.querySelector(".outcome") ?? form.appendChild(element("div", { className: "outcome" }));
  outcome.setAttribute("role", "status");
  outcome.replaceChildren(element("p", { textContent: "Sent …" }));
  const cancel = new AbortController();
  stop.onclick = () => cancel.abort();
  try {
    const [path, init] = request(form);
    const began = performance.now();
    const answer = await fetch(path, { ...init, signal: cancel.signal });
    const milliseconds = Math.round(performance.now() - began);
    const status = element("p", {
      className: answer.ok ? "good" : "bad",
      textContent: `${answer.status} in ${milliseconds} ms`,
    });
    const headers = SHOWN_HEADERS.filter((name) => answer.headers.has(name))
      .map((name) => `${name}: ${answer.headers.get(name)}`)
      .join("\n");
    const shown = element("pre", { tabIndex: 0 });
    outcome.replaceChildren(status, element("pre", { tabIndex: 0, textContent: headers }), shown);
    if (answer.headers.get("content-type")?.startsWith("text/event-stream")) {
      stop.hidden = false;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part; !(part = await reader.read()).done; ) shown.textContent = (shown.textContent + part.value).slice(-MOST_SHOWN);
      return;
    }
    const text = await answer.text();
    shown.textContent = pretty(text).slice(0, MOST_SHOWN);
    if (!answer.ok) return;
    remember(answer.headers.get("location"));
    if (form.dataset.path === "/api/v1/auth/login") keepToken(JSON.parse(text));
  } catch (error) {
    outcome.append(element("p", { textContent: error.name === "AbortError" ? "Stopped." : "The service does not answer." }));
  } finally {
    stop.hidden = true;
  }
}

for (const form of all(".try form")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, form.querySelector(".stop"));
  });
}
