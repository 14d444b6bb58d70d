import { afterEach, expect, test, vi } from "vitest";
import { administrator, openHouse } from "./auth-door.stage";
import { admit } from "./visitor.stage";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  ["BETTER_AUTH_SECRETS", `2:${"another-secret-of-the-environment".repeat(2)}`],
  ["BETTER_AUTH_SECRET", "another-secret-of-the-environment"],
  ["AUTH_SECRET", "another-secret-of-the-environment"],
  ["BETTER_AUTH_URL", "https://elsewhere.example"],
  ["BETTER_AUTH_TRUSTED_ORIGINS", "https://evil.example"],
  ["BETTER_AUTH_TELEMETRY", "1"],
])("%s in the process's environment changes nothing behind our back", async (name, value) => {
  vi.stubEnv(name, value);
  const house = await openHouse();
  const visitor = await admit(house, administrator);
  expect(await house.sessions.loadSession(visitor.headers())).toMatchObject({ email: administrator.email });
  const foreign = await visitor.post("/sign-out", {}, { origin: "https://evil.example" });
  expect(foreign.status).toBe(403);
  expect((await visitor.get("/admin/list-users")).status).toBe(200);
  await house.close();
});

test("the library itself lets nobody sign up, whatever the door would pass on", async () => {
  const house = await openHouse();
  const body = { name: "X", email: "x@auxboard.example", password: "battery-horse-correct" };
  await expect(house.auth.api.signUpEmail({ body })).rejects.toThrow(/sign.?up/i);
  expect(await house.database.kysely.selectFrom("user").select("email").execute()).toEqual([
    { email: administrator.email },
  ]);
  await house.close();
});
