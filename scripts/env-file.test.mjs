import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { findUnquoted, loadEnvFile, parseEnvText } from "./env-file.mjs";
import { root } from "./root.mjs";

// What a process has in its environment once Next has started in the folder.
const startsNext = `
import { loadEnvFile } from "${pathToFileURL(join(root, "scripts", "env-file.mjs"))}";
import { createRequire } from "node:module";
const folder = process.argv[1];
loadEnvFile(process.env, folder);
createRequire("${pathToFileURL(join(root, "package.json"))}")("@next/env").loadEnvConfig(folder, false);
process.stdout.write(JSON.stringify(process.env));
`;

function inFolder(files, use) {
  const folder = mkdtempSync(join(tmpdir(), "auxboard-env-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the file .env", () => {
  test.each([
    ["WOLKVOX_TOKEN='ab$HOME#cd'", "ab$HOME#cd"],
    ['WOLKVOX_TOKEN="ab$HOME#cd"', "ab$HOME#cd"],
    ["WOLKVOX_TOKEN=ab$HOME", "ab$HOME"],
    ["WOLKVOX_TOKEN='Clave$Larga'", "Clave$Larga"],
    ["WOLKVOX_TOKEN=ab#cd", "ab"],
    ["export WOLKVOX_TOKEN=abc", "abc"],
    ["WOLKVOX_TOKEN = abc ", "abc"],
    [`WOLKVOX_TOKEN="it's"`, "it's"],
  ])("%s is %s, as Node's own reader says", (line, value) => {
    expect(parseEnvText(`${line}\n`).WOLKVOX_TOKEN).toBe(value);
  });

  test.each([
    ["ADMIN_PASSWORD=Clave#Larga-2026", /ADMIN_PASSWORD has a #/],
    ["WOLKVOX_TOKEN=ab$HOME", /WOLKVOX_TOKEN has a \$/],
    ["VENTAS_TOKEN=a#b", /VENTAS_TOKEN has a #/],
    ["DATABASE_URL=postgres://auxboard:pa#ss@db/auxboard", /DATABASE_URL has a #/],
    ["POSTGRES_PASSWORD=a$b", /POSTGRES_PASSWORD has a \$/],
  ])("%s is warned of, without its value", (line, warning) => {
    const [said] = findUnquoted(line, new Set(line.split("=").slice(0, 1)));
    expect(said).toMatch(warning);
    expect(said).not.toMatch(/Larga|HOME/);
  });

  test("quoted secrets, and signs in what is no secret, are not warned of", () => {
    const text = "ADMIN_PASSWORD='a#b$c'\nWOLKVOX_SERVER=0010 # ours\n#WOLKVOX_TOKEN=a#b\n";
    expect(findUnquoted(text, new Set(Object.keys(parseEnvText(text))))).toEqual([]);
  });

  test("fills in what is not set, an empty variable too is set, and warns once a line", () => {
    const warn = vi.spyOn(console, "error").mockReturnValue();
    const text = "WOLKVOX_TOKEN=a#b\nPORT=4000\nWOLKVOX_SERVER=0025\n";
    try {
      inFolder({ ".env": text }, (folder) => {
        const environment = { PORT: "5000", WOLKVOX_SERVER: "" };
        loadEnvFile(environment, folder);
        expect(environment).toMatchObject({ PORT: "5000", WOLKVOX_SERVER: "", WOLKVOX_TOKEN: "a" });
        expect(warn).toHaveBeenCalledTimes(1);
        // As the server does, which `npm run up` starts with what it has read.
        loadEnvFile(environment, folder);
        loadEnvFile(environment, join(folder, "nowhere"));
        expect(warn).toHaveBeenCalledTimes(1);
      });
    } finally {
      warn.mockRestore();
    }
  });

  test("Next fills in no variable, and reads no other file of its own", () => {
    const files = {
      ".env": `WOLKVOX_TOKEN=ab$HOME\nADMIN_PASSWORD='cd$HOME#e'\nVENTAS_TOKEN="f$HOME"\n`,
      ".env.local": "WOLKVOX_SERVER=0025\n",
    };
    inFolder(files, (folder) => {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ["--input-type=module", "-e", startsNext, folder],
        { encoding: "utf8", env: { HOME: "/home/of/somebody", PATH: process.env.PATH } },
      );
      expect(JSON.parse(stdout), stderr).toMatchObject({
        ...{ WOLKVOX_TOKEN: "ab$HOME", ADMIN_PASSWORD: "cd$HOME#e", VENTAS_TOKEN: "f$HOME" },
      });
      expect(JSON.parse(stdout).WOLKVOX_SERVER).toBeUndefined();
    });
  });
});
