import { checkChain } from "../../lib/server/trail/chain.ts";
import { createTrailSign } from "./sign.mjs";

const faults = {
  "mark-missing": (at) => `The mark of the trail's ${at} is missing.`,
  "mark-unsigned": (at) => `The mark of the trail's ${at} is not signed.`,
  "mark-foreign": (at) =>
    `The mark of the trail's ${at} is signed with another secret. After a restore or a new BETTER_AUTH_SECRET start Auxboard once, then check again.`,
  "mark-forged": (at) =>
    `The mark of the trail's ${at} was changed: its signature is not of this installation.`,
  missing: (at) => `Entry ${at} is missing.`,
  changed: (at) => `Entry ${at} was changed.`,
  unlinked: (at) => `Entry ${at} does not follow the entry before it.`,
  cut: (at) => `The end is cut off: entry ${at} is missing, and all after it.`,
  "other-end": (at) => `Entry ${at}, the newest, is not the one that was signed.`,
  "beyond-end": (at) => `Entry ${at} stands after the signed end.`,
};

/** Looks through the chain; says that it is whole, or the first thing that is not. */
export async function checkTrail({ rows, marks, keptSecret }) {
  const notes = [];
  const { entries, fault } = await checkChain(noteSecrets(rows, notes), marks, createTrailSign(keptSecret));
  const count = `${entries} ${entries === 1 ? "entry" : "entries"}`;
  const text = fault ? faults[fault.kind](fault.at) : `${count}, whole.`;
  return { text: [text, ...notes].join("\n"), isWhole: fault === null };
}

async function* noteSecrets(rows, notes) {
  for await (const row of rows) {
    if (row.what === "set-up" && row.detail === '{"trail":"other-secret"}')
      notes.push(
        `Entry ${row.seq} says that the secret changed there. What was cut off right before it cannot be told.`,
      );
    yield row;
  }
}
