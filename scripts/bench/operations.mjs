import { waitForWhole } from "./report.mjs";

/** Weeks that are over, one for each size of operation: once warm, wolkvox is not asked again. */
export const operations = [
  { agents: 25, words: "from=2026-03-02&to=2026-03-08" },
  { agents: 120, words: "from=2026-03-09&to=2026-03-15" },
  { agents: 1000, words: "from=2026-03-16&to=2026-03-22" },
];

/** The largest that one block holds. */
export const month = { agents: 1000, words: "from=2026-01-01&to=2026-01-31" };

/** Reads every one of them into the ledger, day by day. */
export async function warmOperations(stage) {
  for (const { agents, words } of [...operations, month]) {
    await stage.standIn.change({ agents, states: 12 });
    await waitForWhole(stage, words);
  }
}
