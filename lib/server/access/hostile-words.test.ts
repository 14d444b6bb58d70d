import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { log } from "@/lib/server/settings/log";
import { engines } from "@/lib/server/store/engines.stage";
import { administrator, type DoorStage, openHouse } from "./auth-door.stage";
import { authRoutes } from "./auth-routes";
import { buildRouteWords } from "./auth-routes.cases";
import { admit, createVisitor, type Visitor } from "./visitor.stage";

const values: unknown[] = [
  ...[
    "\0",
    "a\0b@auxboard.example",
    "x\ud800",
    "\udfff",
    "x".repeat(9_000),
    "😀".repeat(2_000),
    "",
    " ",
    "\u202e",
  ],
  ...["__proto__", "constructor", '\'; drop table "user"; --', "%00", "\\x00", "-1", "2147483648", "1e3"],
  ...[
    2 ** 31,
    8.64e12,
    2 ** 52,
    2 ** 53,
    Number.MAX_VALUE,
    -1,
    0.5,
    0,
    true,
    null,
    [],
    {},
    ["a"],
    { $ne: null },
  ],
];
const password = "battery-horse-correct";

describe.each(engines)("an address of accounts on %s", (engine) => {
  let house: DoorStage;
  let admin: Visitor;
  const { level } = log;
  let asked = 0;

  beforeAll(async () => {
    log.level = "silent";
    house = await openHouse({ engine });
    admin = await admit(house, administrator);
  });

  afterAll(async () => {
    log.level = level;
    await house.close();
  });

  async function makeUser(email: string): Promise<string> {
    const made = await admin.post("/admin/create-user", { name: "Somebody", email, password });
    return (await made.json()).user.id;
  }

  function ask(path: string, words: Record<string, unknown>): Promise<Response> {
    // A limit per address would keep all but the first sign-ins from being looked at.
    asked += 1;
    const from = { "x-forwarded-for": `10.0.${asked >> 8}.${asked & 255}` };
    if (authRoutes.get(path)?.method === "POST") return admin.post(path, words, from);
    const query = new URLSearchParams(Object.entries(words).map(([word, value]) => [word, String(value)]));
    return admin.get(`${path}?${query}`);
  }

  const paths = [...authRoutes.keys()].filter((path) => path !== "/sign-out");

  test.each(paths)(
    "%s refuses or takes whatever any of its words may be, and fails at none",
    async (path) => {
      const userId = await makeUser(`${crypto.randomUUID()}@auxboard.example`);
      const words = buildRouteWords({ userId, sessionToken: "nobody's" }).get(path) ?? {};
      const more = path === "/admin/list-users" ? { offset: "0" } : {};
      for (const word of Object.keys({ ...words, ...more }))
        for (const value of values) {
          const { status } = await ask(path, { ...words, [word]: value });
          expect(status, `${word}: ${JSON.stringify(value)?.slice(0, 60)}`).toBeLessThan(500);
        }
    },
  );

  test("a first administrator's words are refused or taken too", async () => {
    const visitor = createVisitor(house);
    const words = { token: "x", name: "Somebody", email: "first@auxboard.example", password };
    for (const word of Object.keys(words))
      for (const value of values) {
        const { status } = await visitor.post("/set-up", { ...words, [word]: value });
        expect(status, `${word}: ${JSON.stringify(value)?.slice(0, 60)}`).toBeLessThan(500);
      }
  });

  test("nobody gets the demonstration's account, whose password everybody knows", async () => {
    const account = { name: "Demo", email: "Demo@Auxboard.example", password };
    const made = await admin.post("/admin/create-user", account);
    const first = await createVisitor(house).post("/set-up", { token: "x", ...account });
    expect([made.status, first.status]).toEqual([400, 400]);
  });

  test("makes one account for an e-mail, however many ask at once", async () => {
    const account = { name: "Twin", email: "twin@auxboard.example", password };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => admin.post("/admin/create-user", account)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 400, 400, 400, 400, 400]);
    const details = await Promise.all(
      answers.filter(({ status }) => status === 400).map(async (answer) => (await answer.json()).detail),
    );
    for (const detail of details) expect(detail).toMatch(/already exists/);
    const users = await house.database.kysely
      .selectFrom("user")
      .select("id")
      .where("email", "=", account.email)
      .execute();
    expect(users).toHaveLength(1);
  });

  test("fails at none where everything is asked of one account at once, and it goes meanwhile", async () => {
    for (let round = 0; round < 3; round += 1) {
      const email = `${crypto.randomUUID()}@auxboard.example`;
      const userId = await makeUser(email);
      const posts: [string, Record<string, unknown>][] = [
        ["/admin/set-role", { userId, role: "administrator" }],
        ["/admin/ban-user", { userId, banExpiresIn: 60 }],
        ["/admin/set-user-password", { userId, newPassword: `${password}-2` }],
        ["/sign-in/email", { email, password }],
        ["/admin/list-user-sessions", { userId }],
        ["/admin/revoke-user-sessions", { userId }],
        ["/admin/remove-user", { userId }],
        ["/admin/unban-user", { userId }],
        ["/admin/set-role", { userId, role: "supervisor" }],
        ["/admin/remove-user", { userId }],
      ];
      const answers = await Promise.all(
        posts.map(([path, words]) =>
          path.startsWith("/sign-in") ? createVisitor(house).post(path, words) : admin.post(path, words),
        ),
      );
      const failed = answers.flatMap(({ status }, at) => (status < 500 ? [] : [[status, posts[at]?.[0]]]));
      expect(failed).toEqual([]);
    }
  });
});
