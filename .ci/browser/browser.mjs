import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser that the machine has. */
export async function launch() {
  const named = process.env.CHROMIUM;
  const found = named ?? PLACES.map((name) => `/usr/bin/${name}`).find(existsSync);
  if (!found) throw new Error("There is no Chromium; CHROMIUM=path says where one is.");
  // A container has no sandbox of its own to give; the pages are ours.
  return chromium.launch({ executablePath: found, args: ["--no-sandbox"] });
}

export const base = process.env.DAYBOOK_URL ?? "http://127.0.0.1:8080";
export const password = process.env.DAYBOOK_OWNER_PASSWORD;
export const screens = ["light", "dark"].flatMap((colorScheme) =>
  [1280, 390].map((width) => ({ colorScheme, viewport: { width, height: 844 } })),
);

/** What went wrong, a line each; a check that has none has passed. */
export class Faults {
  #lines = [];
  #checks = 0;

  check(holds, words) {
    this.#checks++;
    if (!holds) this.#lines.push(words);
  }

  end() {
    for (const line of this.#lines) console.error(line);
    console.log(`${this.#checks - this.#lines.length} passed, ${this.#lines.length} failed`);
    process.exitCode = this.#lines.length ? 1 : 0;
  }
}
