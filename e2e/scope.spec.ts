import { expect, request as http, type Page } from "@playwright/test";
import { hms } from "./support/duration-words.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createAccount, createTeam, limitToTeams, postAsPage } from "./support/people.ts";
import { askReport } from "./support/report-api.ts";
import { openReport, readFoot } from "./support/report-table.ts";
import { signIn } from "./support/sign-in.ts";

const range = "from=2023-12-12&to=2023-12-12";

test("a supervisor of one team finds its figures on every page, and no trace of anybody else", async ({
  request,
  app,
  browser,
}) => {
  const { agents, states } = await askReport(request, range);
  const own = agents.slice(4, 7);
  const others = agents.filter((agent) => !own.includes(agent));
  const north = await createTeam(
    request,
    app.url,
    "Norte de prueba",
    own.map(({ id }) => id),
  );
  const south = await createTeam(
    request,
    app.url,
    "Sur de prueba",
    others.slice(0, 4).map(({ id }) => id),
  );
  const { id, account } = await createAccount(request, app.url);
  await limitToTeams(request, app.url, id, [north]);
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await signIn(app.url, account),
    locale: "es-CO",
  });
  const page = await context.newPage();

  const seconds = own.flatMap((agent) => agent.seconds).reduce((sum, part) => sum + part, 0);
  await openReport(page, `${range}&unit=hms`);
  await expect(page.getByText("Su cuenta ve solo el equipo Norte de prueba.")).toBeVisible();
  expect((await readFoot(page)).total).toBe(hms(seconds));
  await expectNoTrace(page);

  // What a link names of others is not there.
  await openReport(page, `${range}&team=${south}`);
  await expectNoTrace(page);
  const [stranger] = others;
  expect((await page.goto(`/agents/${stranger?.id}?${range}`))?.status()).toBe(404);
  await expectNoTrace(page);
  for (const path of ["/api/report", "/api/report/days", "/api/report/provenance"]) {
    const ask = async (words: string) => (await context.request.get(`${path}?${range}&${words}`)).status();
    expect(await ask(`agent=${stranger?.id}`), path).toBe(404);
    // As a team that never was.
    expect([await ask(`team=${south}`), await ask("team=000000000000")], path).toEqual([400, 400]);
  }
  expect((await context.request.get(`/api/teams/${south}`)).status()).toBe(404);

  // Search and palette.
  await openReport(page, range);
  await page.keyboard.press("Control+k");
  const field = page.getByRole("dialog", { name: "Buscar o ir a…" }).getByRole("combobox");
  await field.fill(stranger?.name ?? "");
  await expect(page.getByRole("option", { name: stranger?.name ?? "" })).toHaveCount(0);
  await page.keyboard.press("Escape");

  // Over time, in provenance and in files.
  for (const path of ["/api/report/days", "/api/report/provenance", "/api/export", "/api/teams"]) {
    const words = path === "/api/export" ? "&format=json" : "";
    const answer = await context.request.get(path === "/api/teams" ? path : `${path}?${range}${words}`);
    expect(answer.status(), path).toBe(200);
    expectNone(await answer.text(), path);
  }
  const timeline = await context.request.get(
    `/api/report/timeline?${range.replace(/from=([^&]*).*/, "day=$1")}`,
  );
  expect(timeline.status()).toBe(200);
  expectNone(await timeline.text(), "timeline");
  const usual = await context.request.get(`/api/report/usual?${range.replace(/from=([^&]*).*/, "day=$1")}`);
  expect(usual.status()).toBe(200);
  expectNone(await usual.text(), "usual");
  const days = await (await context.request.get(`/api/report/days?${range}`)).json();
  expect(days.days[0].seconds.reduce((sum: number, part: number) => sum + part, 0)).toBe(seconds);
  expect(states.length).toBeGreaterThan(3);

  // The team loses a member: from the next request on they are nobody of this supervisor's.
  await limitToTeams(request, app.url, id, []);
  await page.reload();
  await expect(page.getByText("Su cuenta ve a nadie todavía")).toBeVisible();
  for (const { name } of own) expect(await page.content()).not.toContain(name);
  await context.close();

  async function expectNoTrace(shown: Page): Promise<void> {
    expectNone(await shown.content(), shown.url());
  }

  function expectNone(text: string, where: string): void {
    expect(
      others.filter(({ name }) => text.includes(name)).map(({ name }) => name),
      where,
    ).toEqual([]);
    expect(text, where).not.toContain("Sur de prueba");
  }
});

test("roster, limits, notes and saved views of another team leave no trace either", async ({
  request,
  app,
}) => {
  const ownDay = "from=2023-12-13&to=2023-12-13";
  const { agents, states } = await askReport(request, ownDay);
  const [own, other] = agents;
  const mine = await createTeam(request, app.url, "Este de prueba", [own?.id ?? ""]);
  const theirs = await createTeam(request, app.url, "Oeste de prueba", [other?.id ?? ""]);
  const settings = await (await request.get("/api/settings")).json();
  const limit = { states: [states[0]], seconds: 60, from: "2023-01-01", team: theirs };
  const roster = { isHidden: false, from: null, to: null };
  const saved = await request.put("/api/settings", {
    data: {
      version: settings.version,
      allowances: [
        { ...limit, id: "de-todos", name: "De todos", team: null },
        { ...limit, id: "de-todos", name: "Zafiro" },
        { ...limit, id: "zafiro", name: "Zafiro" },
      ],
      agents: [{ ...roster, id: "zafiro-1", name: "Zafiro" }],
    },
  });
  expect(saved.status()).toBe(200);
  const { version } = await saved.json();
  const asAdministrator = (path: string, data: object) => postAsPage(request, app.url, path, data);
  const note = await asAdministrator("/api/notes", { day: "2023-12-13", agent: other?.id, text: "Zafiro" });
  const views: string[] = [];
  for (const words of [
    `team=${theirs}`,
    `agent=${other?.id}`,
    "over=zafiro",
    "sort=over:zafiro",
    "pin=over:zafiro",
  ]) {
    const view = { name: `Zafiro ${words}`, link: `/?${ownDay}&${words}`, isShared: true };
    views.push((await (await asAdministrator("/api/views", view)).json()).id);
  }
  const trace = new RegExp(
    ["Zafiro", "zafiro", "Oeste", theirs, ...views, other?.name, `agent=${other?.id}`].join("|"),
  );
  const { id: noteId } = await note.json();
  try {
    for (const role of ["supervisor", "viewer"]) {
      const { id, account } = await createAccount(request, app.url, role);
      await limitToTeams(request, app.url, id, [mine]);
      const caller = await http.newContext({
        baseURL: app.url,
        storageState: await signIn(app.url, account),
      });
      // Reports learn of settings within five seconds where another process has changed them.
      await expect.poll(async () => (await caller.get(`/api/report?${ownDay}`)).text()).toContain("De todos");
      for (const path of [
        ...["/api/settings", "/api/notes", "/api/views", "/api/teams", `/api/report?${ownDay}`],
        ...[`/api/report/days?${ownDay}`, `/api/export?${ownDay}&format=json`, `/?${ownDay}`],
      ]) {
        const answer = await caller.get(path);
        expect([path, answer.status(), trace.exec(await answer.text())?.[0]]).toEqual([path, 200, undefined]);
      }
      const asked = await caller.get(`/api/report?${ownDay}&over=zafiro`);
      const never = await caller.get(`/api/report?${ownDay}&over=nunca-hubo`);
      expect([asked.status(), never.status()]).toEqual([400, 400]);
      expect((await caller.delete(`/api/notes/${noteId}`, { headers: { origin: app.url } })).ok()).toBe(
        false,
      );
      // Whose operation is gone still has an account.
      const scope = { operations: [], teams: null };
      await request.patch(`/api/people/${id}`, { data: { scope }, headers: { origin: app.url } });
      const statusOf = async (path: string) => (await caller.get(path)).status();
      expect(await Promise.all(["/api/me", "/api/me/sessions", "/api/report"].map(statusOf))).toEqual([
        200, 200, 403,
      ]);
      await caller.dispose();
    }
    // A key of a part tells of nothing of its maker's beyond it.
    const schedule = {
      name: "Zafiro",
      format: "csv",
      to: ["https://hooks.example.com/a"],
      every: "day",
      at: "07:00",
    };
    const sent = await asAdministrator("/api/schedules", { ...schedule, link: `/?${ownDay}&team=${theirs}` });
    const { id: scheduleId } = await sent.json();
    await request.put("/api/shares", { data: { isAllowed: true }, headers: { origin: app.url } });
    const shared = await asAdministrator("/api/shares", { link: `/?${ownDay}&agent=${other?.id}`, days: 1 });
    const made = await asAdministrator("/api/keys", { name: "De uno", days: 1, scope: { teams: [mine] } });
    const { key, id: keyId } = await made.json();
    const stranger = await http.newContext({
      baseURL: app.url,
      storageState: signedOut,
      extraHTTPHeaders: { authorization: `Bearer ${key}` },
    });
    const told = { name: "Zafiro", allowance: null, team: theirs, to: ["https://hooks.example.com/a"] };
    const alert = await asAdministrator("/api/alerts", { ...told, mode: "digest", quiet: null });
    expect(alert.status()).toBe(200);
    for (const path of ["/api/views", "/api/schedules", "/api/alerts", "/api/shares", "/api/keys"]) {
      const answer = await stranger.get(path);
      expect([path, answer.status(), trace.exec(await answer.text())?.[0]]).toEqual([path, 200, undefined]);
    }
    const headers = { origin: app.url };
    await request.delete(`/api/keys/${keyId}`, { headers });
    await request.delete(`/api/schedules/${scheduleId}`, { headers });
    await request.delete(`/api/alerts/${(await alert.json()).id}`, { headers });
    await request.delete(`/api/shares/${(await shared.json()).id}`, { headers });
    await request.put("/api/shares", { data: { isAllowed: false }, headers });
    await stranger.dispose();
  } finally {
    const headers = { origin: app.url };
    for (const id of views) await request.delete(`/api/views/${id}`, { headers });
    await request.delete(`/api/notes/${noteId}`, { headers });
    await request.put("/api/settings", { data: { version, allowances: [], agents: [] } });
  }
});

test("a sensitive state leaves no trace for whoever lacks the right, and merged and named states are read so everywhere", async ({
  request,
  app,
  browser,
}) => {
  const own = "from=2023-12-14&to=2023-12-14";
  const { states, agents } = await askReport(request, own);
  const [first = "", secret = "", merged = "", target = ""] = states;
  const settings = await (await request.get("/api/settings")).json();
  const given = settings.states as { state: string }[];
  const change = (state: string, words: object) => ({
    ...given.find((set) => set.state === state),
    ...words,
  });
  const put = (version: number, list: object[]) =>
    request.put("/api/settings", { data: { ...settings, version, states: list } });
  const saved = await put(settings.version, [
    change(first, { name: "Nombre puesto" }),
    change(secret, { isSensitive: true }),
    change(merged, { mergedInto: target }),
    change(target, {}),
  ]);
  expect(saved.status()).toBe(200);
  const { version } = await saved.json();
  try {
    const { account } = await createAccount(request, app.url);
    const storageState = await signIn(app.url, account);
    const context = await browser.newContext({ baseURL: app.url, storageState, locale: "es-CO" });
    const page = await context.newPage();
    // Reports learn of settings within five seconds where another process has changed them.
    await expect
      .poll(async () => (await (await context.request.get(`/api/report?${own}`)).json()).states.join())
      .toContain("personal");
    for (const path of [
      "/api/report",
      "/api/report/days",
      "/api/report/provenance",
      "/api/report/timeline",
      "/api/report/usual",
      "/api/export",
      "/api/settings",
    ]) {
      const words = path === "/api/export" ? "&format=json" : "";
      const isOfDay = path === "/api/report/timeline" || path === "/api/report/usual";
      const asked = isOfDay ? own.replace(/from=([^&]*).*/, "day=$1") : own;
      const text = await (await context.request.get(`${path}?${asked}${words}`)).text();
      expect(text.includes(secret), path).toBe(false);
    }
    const view = { name: "De prueba", link: `/?${own}&state=${encodeURIComponent(secret)}`, isShared: true };
    const made = await postAsPage(request, app.url, "/api/views", view);
    const views = await (await context.request.get("/api/views")).text();
    expect([
      views.includes("De prueba"),
      views.includes(encodeURIComponent(secret)),
      views.includes(secret),
    ]).toEqual([true, false, false]);
    const { id: viewId } = await made.json();
    await request.delete(`/api/views/${viewId}`, { headers: { origin: app.url } });
    const asSaved = await context.request.get(`/api/settings?version=${version}`);
    expect(asSaved.status()).toBe(403);
    await openReport(page, `${own}&unit=hms`);
    const main = page.getByRole("main");
    await expect(main).toContainText("personales");
    await expect(main).toContainText("Nombre puesto");
    await expect(main).not.toContainText(secret);
    await page.keyboard.press("Control+k");
    const field = page.getByRole("dialog", { name: "Buscar o ir a…" }).getByRole("combobox");
    await field.fill(secret);
    await expect(page.getByRole("option", { name: secret })).toHaveCount(0);
    await field.fill("Nombre puesto");
    await expect(page.getByRole("option", { name: "Nombre puesto" }).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.goto(`/agents/${agents[0]?.id}?${own}`);
    await expect(main).toContainText("personales");
    await expect(main).not.toContainText(secret);
    // A link that was made before.
    await page.goto(`/?${own}&state=${encodeURIComponent(merged)}`);
    await expect(page).toHaveURL(
      new RegExp(`state=${encodeURIComponent(target).replaceAll("%20", "(%20|\\+)")}`),
    );
    const file = await context.request.get(`/api/export?format=csv&${own}`);
    expect(await file.text()).toContain("Nombre puesto");
    await context.close();
    const whole = await (await request.get(`/api/report?${own}`)).json();
    expect(whole.states).toContain(secret);
    expect(whole.states).not.toContain(merged);
    // Whoever passes a screen on a wall has no right, whoever has signed in there.
    for (const path of ["/api/report", "/api/report/days"]) {
      const text = await (await request.get(`${path}?${own}&display=tv`)).text();
      expect([text.includes(secret), text.includes("personal")], path).toEqual([false, true]);
    }
  } finally {
    await put(version, []);
  }
  await expect
    .poll(async () => (await (await request.get(`/api/report?${own}`)).json()).states)
    .toEqual(states);
});
