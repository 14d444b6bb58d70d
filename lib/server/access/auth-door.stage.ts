import { systemNow } from "@/lib/dates/clock";
import { log } from "@/lib/server/settings/log";
import type { OpenIdConfig } from "@/lib/server/settings/open-id-config";
import { createDatabase } from "@/lib/server/store/database";
import { migrateDatabase } from "@/lib/server/store/database-migrations";
import { makeTestDatabase } from "@/lib/server/store/engines.stage";
import type { Engine } from "@/lib/server/store/tables/ledger-tables";
import { openTrail } from "@/lib/server/trail/trail.stage";
import { createAuth } from "./auth";
import { createAuthDoor } from "./auth-door";
import { createFirstAdministrator } from "./first-administrator";
import { createOwnAccount } from "./people/own-account";
import { createPeople } from "./people/people";
import { loadOrCreateSecret } from "./secret";
import { createSessionLoader } from "./session";
import { createOpenId } from "./sign-in/openid";

type StageOptions = {
  openId?: OpenIdConfig;
  baseUrl?: string;
  databaseUrl?: string;
  engine?: Engine;
  secret?: string;
};

export type DoorStage = Awaited<ReturnType<typeof openStage>>;

export const administrator = { email: "admin@auxboard.example", password: "correct-horse-battery" };

/** A door on a real database of its own (or on a given one), wired as container.ts wires it. */
export async function openStage(options: StageOptions = {}) {
  const { baseUrl: publicUrl, databaseUrl, engine = "sqlite" } = options;
  const place = databaseUrl === undefined ? await makeTestDatabase(engine) : null;
  const url = databaseUrl ?? place?.url ?? "";
  const baseUrl = publicUrl ?? null;
  const clock = { aheadMs: 0 };
  const now = () => systemNow() + clock.aheadMs;
  const database = createDatabase(url);
  await migrateDatabase(database);
  const secret = options.secret ?? (await loadOrCreateSecret(database, now));
  const auth = createAuth({ database, secret, baseUrl, log });
  const openId = options.openId ? createOpenId(options.openId, { database, secret, baseUrl, log }) : null;
  const sessions = createSessionLoader({ database, secret, baseUrl, now });
  const firstAdministrator = createFirstAdministrator({ auth, database, now });
  const people = createPeople({ database, now });
  const wired = {
    people,
    auth,
    openId,
    log,
    database,
    secret,
    baseUrl,
    hostname: "aux-machine",
    sessions,
    firstAdministrator,
    trail: openTrail(database, now),
    now,
  };
  return {
    ...wired,
    ownAccount: createOwnAccount({ database, now }),
    door: createAuthDoor(wired),
    databaseUrl: url,
    /** What our own clock (limits, ends of sessions) is ahead of better-auth's, which is the system's. */
    clock,
    close: async () => {
      await database.close();
      await place?.remove();
    },
  };
}

/** The stage, with its first administrator. */
export async function openHouse(options: StageOptions = {}): Promise<DoorStage> {
  const stage = await openStage(options);
  await stage.firstAdministrator.create(administrator);
  return stage;
}
