import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { repository, startProcess } from "./support/child-process.ts";

// Each is half a minute of an app of its own, beside the other specs.
test.describe.configure({ mode: "parallel", timeout: 300_000 });

for (const engine of ["sqlite", "postgres"]) {
  const title = `on ${engine}, readers of a wolkvox that lies, shrinks, stalls and floods never see a wrong figure as complete`;
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  test(title, async ({}, testInfo) => {
    const soak = startProcess({
      args: [
        join(repository, "scripts", "soak.mjs"),
        ...["--engine", engine, "--minutes", "0.5", "--seed", "20261116"],
      ],
      environment: { PATH: process.env.PATH },
      logFile: testInfo.outputPath(`soak-${engine}.log`),
    });
    try {
      await expect.poll(soak.exitCode, { timeout: 270_000, intervals: [1_000] }).not.toBeUndefined();
      expect(soak.exitCode(), soak.output()).toBe(0);
    } finally {
      await soak.stop();
    }
  });
}
