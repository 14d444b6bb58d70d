import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { findUnquoted, loadEnvFile, parseEnvText } from "./env-file.mjs";

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
  ])("%s is warned of, without its value", (line, warning) => {
    const [said] = findUnquoted(line);
    expect(said).toMatch(warning);
    expect(said).not.toMatch(/Larga|HOME/);
  });

  test("quoted secrets, and signs in what is no secret, are not warned of", () => {
    const text = "ADMIN_PASSWORD='a#b$c'\nWOLKVOX_SERVER=0010 # ours\n#WOLKVOX_TOKEN=a#b\n";
    expect(findUnquoted(text)).toEqual([]);
  });

  test("fills in what is not set, an empty variable too is set, and warns once a line", () => {
    const folder = mkdtempSync(join(tmpdir(), "auxboard-env-"));
    const warn = vi.spyOn(console, "error").mockReturnValue();
    try {
      writeFileSync(join(folder, ".env"), "WOLKVOX_TOKEN=a#b\nPORT=4000\nWOLKVOX_SERVER=0025\n");
      const environment = { PORT: "5000", WOLKVOX_SERVER: "" };
      loadEnvFile(environment, folder);
      expect(environment).toEqual({ PORT: "5000", WOLKVOX_SERVER: "", WOLKVOX_TOKEN: "a" });
      expect(warn).toHaveBeenCalledTimes(1);
      loadEnvFile(environment, join(folder, "nowhere"));
    } finally {
      warn.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });
});
