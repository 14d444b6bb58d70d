import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { runChild } from "./children.mjs";
import { Failure } from "./failure.mjs";
import { runTool } from "./tool.mjs";

/** Debian's Chromium without a window to draw: a fifth less processor time for each page that a test opens. */
const light = "chromium-headless-shell";
const commands = [light, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const { ProgramFiles, LOCALAPPDATA } = process.env;
const places = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: [ProgramFiles, process.env["ProgramFiles(x86)"], LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => join(folder, "Google", "Chrome", "Application", "chrome.exe")),
};

/** The path of a Chromium or Chrome that starts: CHROMIUM_PATH, an installed one, Playwright's own; else undefined. */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Failure("CHROMIUM_PATH names no browser that starts.");
  }
  return [...listInstalled(), playwrightPath()].find((path) => path && starts(path));
}

/**
 * Finds a browser for the tests, or gets one: Playwright's download, else Debian's package when root. On CI the package
 * is also put beside a browser with a window.
 */
export async function ensureBrowser() {
  const found = findBrowser();
  // Who names a browser means it, and a desk keeps to what it has.
  const isEnough = !process.env.CI || process.env.CHROMIUM_PATH || found?.includes(light);
  if (found) return isEnough ? found : installPackage();
  console.log("No Chromium or Chrome found: downloading Playwright's.");
  await runTool(["@playwright/test", "playwright"], ["install", "chromium"]);
  const browser = findBrowser() ?? (await installPackage());
  if (browser) return browser;
  throw new Failure(
    "The end-to-end tests need a browser: install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
}

async function installPackage() {
  if (isRootOnDebian()) {
    console.log(`Installing Debian's ${light}.`);
    const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
    await runChild("apt-get", ["update"], options);
    await runChild("apt-get", ["install", "-y", light], options);
  }
  return findBrowser();
}

function listInstalled() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...(places[process.platform] ?? [])].filter(isExecutable);
}

function playwrightPath() {
  const require = createRequire(import.meta.url);
  return require("@playwright/test").chromium.executablePath();
}

// Ubuntu's chromium-browser may be a note that says to install a snap, and a download may lack the system's
// libraries: only a browser that tells its version counts. On Windows `--version` opens a window instead.
function starts(path) {
  if (!isExecutable(path)) return false;
  if (process.platform === "win32") return true;
  return spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}
