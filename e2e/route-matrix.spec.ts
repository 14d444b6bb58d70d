import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import Database from "better-sqlite3";
import { type ApiDescription, createAnswerCheck } from "./support/api-description.ts";
import { repository } from "./support/child-process.ts";
import { test } from "./support/fixtures.ts";
import { createAccount, createTeam, limitToTeams } from "./support/people.ts";
import { cookieOf, type RawQuestion, sendRaw } from "./support/raw-request.ts";
import { askJson, askReport } from "./support/report-api.ts";
import { day, type Readers, type RouteEntry, routeTable } from "./support/route-table.ts";
import { signIn } from "./support/sign-in.ts";

const routes = Object.values(
  JSON.parse(readFileSync(join(repository, ".next", "app-path-routes-manifest.json"), "utf8")) as object,
) as string[];

type Visitor = {
  name: string;
  /** A session's cookie, or a key. */
  headers: Record<string, string>;
  who: "stranger" | "reader" | "supervisor" | "administrator";
  byKey?: true;
};

const ways = {
  plain: {},
  RSC: { headers: { RSC: "1" } },
  HEAD: { method: "HEAD" },
  POST: { method: "POST", headers: { "content-type": "application/json" }, body: "{}" },
} as const;

/** The statuses that a visitor may get; an answer with any other is a fault. */
function statusesFor(entry: RouteEntry, visitor: Visitor, way: keyof typeof ways): number[] {
  const isUnknown = visitor.byKey && (entry.kind === "page" || entry.knowsNoKeys);
  const who = isUnknown ? "stranger" : visitor.who;
  if (way === "POST") {
    if (entry.kind === "page") return [405];
    if (!entry.post) return [405];
    // A key only reads.
    if (visitor.byKey && who !== "stranger" && entry.post !== "anybody") return [403];
    // Let in, an empty body is refused as what it is.
    return isFor(entry.post, who) ? [400, 404] : [who === "stranger" ? 401 : 403];
  }
  // To Next's router a page says where to go on with 200; an API address refuses the router's word. What matters is that
  // nobody's name is in it.
  if (way === "RSC")
    return [...statusesFor(entry, visitor, "plain"), ...(entry.kind === "page" ? [200] : [307, 400])];
  if (entry.readers === null) return [405];
  if (isFor(entry.readers, who)) return [who === "stranger" ? 200 : (entry.status ?? 200), ...gone(entry)];
  if (entry.kind === "page") return [who === "stranger" ? 307 : 200];
  return [who === "stranger" || entry.hidesFromReaders ? 401 : 403];
}

// Next sends a request that claims to be its own router's to the address with the router's word.
async function sendAsRouter(origin: string, question: RawQuestion) {
  const answer = await sendRaw(origin, question);
  const { location = "" } = answer.headers;
  return /[?&]_rsc\b/.test(location) ? sendRaw(origin, { ...question, path: location }) : answer;
}

// What is never found, is found by nobody.
function gone({ status }: RouteEntry): number[] {
  return status === undefined ? [] : [status];
}

function isFor(readers: Readers, who: Visitor["who"]): boolean {
  if (readers === "anybody") return true;
  if (readers === "supervisors") return who === "supervisor" || who === "administrator";
  return readers === "signed-in" ? who !== "stranger" : who === "administrator";
}

test("every route of the build answers each kind of visitor as it must, however it is asked", async ({
  request,
  app,
  signedIn,
}) => {
  test.setTimeout(180_000);
  expect([...new Set(routes)].sort(), "a route without an entry, or an entry without a route").toEqual(
    Object.keys(routeTable).sort(),
  );
  const { agents } = await askReport(request, day);
  const [own, ...others] = agents;
  if (!own) throw new Error("nobody is in the report");

  const people = { revoked: "supervisor", expired: "supervisor", disabled: "supervisor" } as const;
  const cookies = new Map<string, string>();
  const ids = new Map<string, string>();
  const description = await askJson<ApiDescription>(request, "/api/openapi.json");
  const findFault = createAnswerCheck(description.body);
  const faults: string[] = [];
  for (const [name, role] of Object.entries({ ...people, viewer: "viewer", ofOneTeam: "supervisor" })) {
    const { id, account } = await createAccount(request, app.url, role);
    ids.set(name, id);
    cookies.set(name, cookieOf(await signIn(app.url, account)));
  }
  const asAdministrator = cookieOf(signedIn);
  const post = (path: string, data: object, cookie = asAdministrator, method = "POST") =>
    sendRaw(app.url, {
      path,
      method,
      headers: { cookie, origin: app.url, "content-type": "application/json" },
      // Node sends no body that DELETE could be told by.
      ...(method !== "DELETE" && { body: JSON.stringify(data) }),
    });
  const change = async (route: string, data: object, method = "POST") => {
    const answer = await post(route, data, asAdministrator, method);
    const fault = findFault(route, method.toLowerCase(), answer);
    if (answer.status !== 200 || fault) throw new Error(`${method} ${route}: ${fault} ${answer.body}`);
    return JSON.parse(answer.body);
  };
  const team = await createTeam(request, app.url, "Solo uno", [own.id]);
  await limitToTeams(request, app.url, ids.get("ofOneTeam") ?? "", [team]);
  const makeKey = async (name: string, scope = {}) =>
    String((await change("/api/keys", { name, days: 1, scope })).key);
  const keys = {
    whole: await makeKey("Todo"),
    ofOneTeam: await makeKey("Un equipo", { teams: [team] }),
    revoked: await makeKey("Anulada"),
    expired: await makeKey("Vencida"),
  };
  await change("/api/shares", { isAllowed: true }, "PUT");
  const makeShare = async (passphrase?: string) => {
    const words = { link: `/?${day}`, days: 1, ...(passphrase && { passphrase }) };
    return (
      String((await change("/api/shares", words)).url)
        .split("/")
        .at(-1) ?? ""
    );
  };
  // One alone would be opened more often than it may be in a minute.
  const shares = [await makeShare(), await makeShare(), await makeShare()];
  const passphrase = "luna de octubre";
  const locked = await makeShare(passphrase);
  const unlocked = await post(`/api/shared/${locked}`, { passphrase }, "");
  const shareCookie = unlocked.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const schedule = await change("/api/schedules", {
    ...{ name: "Diario", link: `/?${day}`, format: "csv", to: ["https://hooks.example.com/auxboard"] },
    ...{ every: "day", at: "07:00" },
  });
  const alert = await change("/api/alerts", {
    ...{ name: "Excesos", allowance: null, team: null, to: ["https://hooks.example.com/auxboard"] },
  });
  expect((await post("/api/auth/sign-out", {}, cookies.get("revoked"))).status).toBe(200);
  expect((await post("/api/auth/admin/ban-user", { userId: ids.get("disabled") })).status).toBe(200);
  const database = new Database(app.databaseFile);
  database
    .prepare("update session set expiresAt = '2026-01-01T00:00:00.000Z' where userId = ?")
    .run(ids.get("expired"));
  const { changes } = database
    .prepare("update access_grant set ends_at = 1 where content like '%Vencida%'")
    .run();
  expect(changes).toBe(1);
  const { id: revoked } = database
    .prepare("select id from access_grant where content like '%Anulada%'")
    .get() as { id: string };
  database.close();
  expect((await post(`/api/keys/${revoked}`, {}, asAdministrator, "DELETE")).status).toBe(200);

  const forged = asAdministrator.replace(/=([^;]{8})/, "=AAAAAAAA");
  const withCookie = (name: string, who: Visitor["who"], cookie = cookies.get(name) ?? ""): Visitor => ({
    ...{ name, who, headers: { cookie } },
  });
  const withKey = (name: string, who: Visitor["who"], key: string): Visitor => ({
    ...{ name, who, byKey: true, headers: { authorization: `Bearer ${key}` } },
  });
  const visitors: Visitor[] = [
    { name: "nobody", headers: {}, who: "stranger" },
    withCookie("forged", "stranger", forged),
    ...["expired", "revoked", "disabled"].map((name) => withCookie(name, "stranger")),
    // What opens a shared link opens nothing else.
    {
      name: "share",
      headers: { cookie: shareCookie, authorization: `Bearer ${shares[0]}` },
      who: "stranger",
    },
    withCookie("viewer", "reader"),
    withCookie("ofOneTeam", "supervisor"),
    withCookie("administrator", "administrator", asAdministrator),
    withKey("key", "administrator", keys.whole),
    withKey("key of one team", "supervisor", keys.ofOneTeam),
    withKey("forged key", "stranger", `${keys.whole.slice(0, -8)}AAAAAAAA`),
    withKey("revoked key", "stranger", keys.revoked),
    withKey("expired key", "stranger", keys.expired),
  ];
  let toldOwn = 0;
  const look = async (route: string, entry: RouteEntry, visitor: Visitor, share: string) => {
    const isOfOneTeam = visitor.who === "supervisor";
    const untold = visitor.who === "stranger" ? agents : isOfOneTeam ? others : [];
    const isRefused = entry.readers === "administrators" && visitor.who !== "administrator";
    const isOurs = entry.kind === "api" && !entry.knowsNoKeys && route !== "/api/[...path]";
    const path = entry.path.replace("{agent}", own.id).replace("{share}", share);
    for (const [way, question] of Object.entries(ways) as [keyof typeof ways, object][]) {
      const { headers = {}, ...rest } = question as { headers?: Record<string, string> };
      const from: Record<string, string> = way === "POST" ? { origin: app.url } : {};
      const asked = { path, ...rest, headers: { ...headers, ...visitor.headers, ...from } };
      const answer = await sendAsRouter(app.url, asked);
      const { status, body } = answer;
      const what = `${route} as ${visitor.name} by ${way}`;
      if (!statusesFor(entry, visitor, way).includes(status)) faults.push(`${what}: ${status}`);
      const names = (isRefused ? agents : untold).filter(({ name }) => body.includes(name));
      if (names.length > 0) faults.push(`${what}: names ${names.length} agents`);
      if (isOfOneTeam && body.includes(own.name)) toldOwn += 1;
      const isDescribed = isOurs && status !== 405 && (way === "plain" || way === "POST");
      const fault = isDescribed ? findFault(route, way === "POST" ? "post" : "get", answer) : null;
      if (fault !== null) faults.push(`${what}: ${fault}`);
    }
  };
  for (const [route, entry] of Object.entries(routeTable))
    await Promise.all(
      visitors.map((visitor, place) => look(route, entry, visitor, shares[place % shares.length] ?? "")),
    );
  const richly = [
    ["/api/report", `/api/report?${day}&compare=previous&members=${team}&state=Brek&dni=1`],
    ["/api/report/days", `/api/report/days?${day}&by=week&median=1&compare=previous`],
    ["/api/teams", "/api/teams?members=0"],
    ["/api/teams/[teamId]", `/api/teams/${team}`],
    ["/api/schedules/[scheduleId]/runs", `/api/schedules/${schedule.id}/runs`],
    ["/api/alerts/[alertId]/log", `/api/alerts/${alert.id}/log`],
    ["/api/trail", "/api/trail?format=csv"],
    ["/api/export", `/api/export?format=xlsx&${day}`],
  ] as const;
  for (const [route, path] of richly) {
    const answer = await sendRaw(app.url, { path, headers: { cookie: asAdministrator } });
    const fault = findFault(route, "get", answer);
    if (answer.status !== 200 || fault) faults.push(`${path}: ${answer.status} ${fault}`);
  }
  expect(faults).toEqual([]);
  await change("/api/shares", { isAllowed: false }, "PUT");
  const removed = await post(`/api/schedules/${schedule.id}`, {}, asAdministrator, "DELETE");
  expect(removed.status).toBe(200);
  expect((await post(`/api/alerts/${alert.id}`, {}, asAdministrator, "DELETE")).status).toBe(200);
  const stranger = {
    path: `/agents/${others[0]?.id}?${day}`,
    headers: { cookie: cookies.get("ofOneTeam") ?? "" },
  };
  expect((await sendRaw(app.url, stranger)).status).toBe(404);
  // Their own person stands on the page, in the report, over days, in provenance or in the file.
  expect(toldOwn).toBeGreaterThan(6);
});

test("what changes something is taken from our own pages alone", async ({ app, request, signedIn }) => {
  const cookie = cookieOf(signedIn);
  const posts = Object.entries(routeTable).flatMap(([route, { path, post }]) =>
    post && route !== "/api/[...path]" ? [{ path, method: "POST" }] : [],
  );
  // Those of the auth library are in the table alone.
  const description = await askJson<ApiDescription>(request, "/api/openapi.json");
  const described = Object.entries(description.body.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter(
        (method) => ["post", "put", "patch", "delete"].includes(method) && !/^[/]api[/]auth[/][{]/.test(path),
      )
      .map((method) => ({ path: path.replace(/[{]\w+[}]/g, "nobody"), method: method.toUpperCase() })),
  );
  expect(new Set(described.map(({ method }) => method)).size).toBe(4);
  for (const { path, method } of [...posts, ...described]) {
    for (const from of [
      { origin: "https://evil.example" },
      { origin: "null" },
      { "sec-fetch-site": "cross-site" },
    ]) {
      const headers = { cookie, "content-type": "application/json", ...from };
      // Node sends no body that DELETE could be told by.
      const body = method === "DELETE" ? {} : { body: "{}" };
      const { status } = await sendRaw(app.url, { path, method, headers, ...body });
      expect(status, `${method} ${path} from ${JSON.stringify(from)}`).toBe(403);
    }
  }
});

test("a spec whose page breaks its own policy fails", async ({ page }) => {
  test.fail();
  await breakPolicy(page);
});

test("a spec fails too whose page in a context of its own does", async ({ app, browser, signedIn }) => {
  test.fail();
  const context = await browser.newContext({ baseURL: app.url, storageState: signedIn });
  await breakPolicy(await context.newPage());
  await context.close();
});

async function breakPolicy(page: Page): Promise<void> {
  await page.goto("/settings/teams");
  const told = page.waitForEvent("console", {
    predicate: (message) => message.text().includes("Content Security Policy"),
    timeout: 10_000,
  });
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.setAttribute("src", "https://evil.example/x.js");
    const frame = document.createElement("iframe");
    frame.src = "https://evil.example/";
    document.body.append(script, frame);
  });
  // Untold, it passes, which is what must not be.
  await told.catch(() => null);
}
