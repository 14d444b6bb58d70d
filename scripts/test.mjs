import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stopOnSignals } from "./children.mjs";
import { report } from "./failure.mjs";
import { ensureInstalled } from "./install.mjs";
import { stepLists } from "./test-steps.mjs";
import { watchNpm } from "./watch-npm.mjs";

const reports = mkdtempSync(join(tmpdir(), "auxboard-test-"));
const counts = [];

process.once("exit", () => rmSync(reports, { recursive: true, force: true }));
stopOnSignals();
watchNpm();
await countStep("install", ensureInstalled, { silentWhenPassed: true });
if (counts.length === 0) await Promise.all(stepLists.map(runList));
const failed = sum("failed");
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${sum("passed")} passed, ${failed} failed`);

// The first list prints as it goes, the other a step at a time.
async function runList(steps, index) {
  for (const [name, run] of steps) {
    const said = index === 0 ? undefined : [];
    const say = said && ((text) => said.push(text));
    await countStep(name, () => run({ reports, say }), { said });
  }
}

/** A step answers its counts; one that throws is one failure, and the next step still runs. */
async function countStep(name, run, { silentWhenPassed = false, said } = {}) {
  const begun = performance.now();
  if (!silentWhenPassed && !said) console.log(`\n== ${name}`);
  const count = await Promise.resolve()
    .then(run)
    .catch((error) => {
      report(error);
      return { passed: 0, failed: 1 };
    });
  if (silentWhenPassed && !count) return;
  counts.push(count);
  if (said) console.log([`\n== ${name}`, ...said].join("\n"));
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`== ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
}

function sum(key) {
  return counts.reduce((total, count) => total + count[key], 0);
}
