import { keyIdOf, linkEntry, signMark } from "../../lib/server/trail/chain.ts";
import { Failure } from "../failure.mjs";
import { createTrailSign } from "../trail/sign.mjs";

/**
 * Takes two-factor off an administrator's account, ends its sessions and writes it into the trail; without `isSure` says what it
 * would do. `database.ask` runs a statement in a transaction that is undone where this throws.
 */
export async function takeTwoFactorOff({ ask }, { email, isSure }) {
  const account = await findAdministrator(ask, email);
  const sessions = await ask('SELECT id FROM "session" WHERE "userId" = $1', [account.id]);
  const count = `${sessions.length} ${sessions.length === 1 ? "session" : "sessions"}`;
  if (!isSure)
    return `This takes two-factor off ${account.email}, ends ${count} of this account and writes it into the trail. The password stays. Nothing was done yet: add --yes to do it.`;
  await writeTrail(ask, account);
  await ask('DELETE FROM "twoFactor" WHERE "userId" = $1', [account.id]);
  await ask('UPDATE "user" SET "twoFactorEnabled" = false WHERE id = $1', [account.id]);
  await ask('DELETE FROM "session" WHERE "userId" = $1', [account.id]);
  return `Two-factor is off for ${account.email}, and ${count} ended. Sign in with the password and switch it on anew.`;
}

async function findAdministrator(ask, email) {
  // As lib/server/access/sign-in/sign-in-limiter.ts spells an account.
  const spelled = email.trim().normalize("NFC").toLowerCase();
  const [account] = await ask(
    'SELECT id, email, role, banned, "twoFactorEnabled" AS has_factor FROM "user" WHERE email = $1',
    [spelled],
  );
  if (!account) throw new Failure("Nobody here has this e-mail. Nothing was changed.");
  if (account.role !== "administrator")
    throw new Failure(
      `${account.email} is no administrator: an administrator takes two-factor off in the page of people. Nothing was changed.`,
    );
  if (account.banned)
    throw new Failure(
      `${account.email} is disabled: another administrator enables it in the page of people. Nothing was changed.`,
    );
  if (!account.has_factor) throw new Failure(`${account.email} has no two-factor. Nothing was changed.`);
  return account;
}

/** Appends one entry as the server does (lib/server/trail/trail.ts), which waits meanwhile. */
async function writeTrail(ask, { id, email }) {
  const [kept] = await ask("SELECT value FROM app_secret WHERE name = 'session-secret'");
  const sign = createTrailSign(kept?.value);
  const [end] = await ask("SELECT * FROM trail_mark WHERE name = 'end'");
  if (end?.key_id !== keyIdOf(sign))
    throw new Failure(
      "The trail is not signed with the secret of this environment. Give BETTER_AUTH_SECRET as the server has it; after a restore start Auxboard once. Nothing was changed.",
    );
  const detail = { done: "taken-off", account: email, accountId: id, by: "command" };
  const entry = linkEntry(
    {
      ...{ at: Date.now(), who_id: null, who: null, what: "two-factor", operation: null },
      ...{ detail: JSON.stringify(detail), address: "unknown" },
    },
    { seq: Number(end.seq), digest: end.digest },
  );
  const columns = Object.keys(entry);
  await ask(
    `INSERT INTO trail_entry (${columns.join(", ")}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
    Object.values(entry),
  );
  const mark = signMark(sign, { name: "end", seq: entry.seq, digest: entry.digest });
  await ask("UPDATE trail_mark SET seq = $1, digest = $2, key_id = $3, signature = $4 WHERE name = 'end'", [
    ...[mark.seq, mark.digest, mark.key_id, mark.signature],
  ]);
}
