import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { engines } from "@/lib/server/store/engines.stage";
import { administrator, type DoorStage, openHouse, openStage } from "./auth-door.stage";
import { loadOrCreateSecret } from "./secret";
import { admit } from "./visitor.stage";

describe.each(engines)("the secret on %s", (engine) => {
  let stage: DoorStage;

  beforeEach(async () => {
    stage = await openHouse({ engine });
  });

  afterEach(() => stage.close());

  test("the secret is 256 random bits, made once and kept over a restart", async () => {
    expect(stage.secret).toMatch(/^[\w-]{43}$/);
    expect(await loadOrCreateSecret(stage.database, () => 1)).toBe(stage.secret);
    const again = await openStage({ databaseUrl: stage.databaseUrl });
    expect(again.secret).toBe(stage.secret);
    await again.close();
  });

  test("a session outlives a restart", async () => {
    const visitor = await admit(stage, administrator);
    const again = await openStage({ databaseUrl: stage.databaseUrl });
    expect(await again.sessions.loadSession(visitor.headers())).toMatchObject({ email: administrator.email });
    await again.close();
  });

  test("another installation has another secret", async () => {
    const other = await openStage({ engine });
    expect(other.secret).not.toBe(stage.secret);
    await other.close();
  });

  test("ten that ask at once get the same one", async () => {
    await stage.database.kysely.deleteFrom("app_secret").execute();
    const secrets = await Promise.all(
      Array.from({ length: 10 }, () => loadOrCreateSecret(stage.database, () => 1)),
    );
    expect(new Set(secrets).size).toBe(1);
    expect(secrets[0]).not.toBe(stage.secret);
  });
});
