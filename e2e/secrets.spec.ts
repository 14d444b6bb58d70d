import { expect, type Page, type Response } from "@playwright/test";
import { administrator } from "./support/app-process.ts";
import { signedOut, test } from "./support/fixtures.ts";
import { createSupervisor, postAsPage } from "./support/people.ts";
import { askJson, askProblem, askReport, type Problem, type ReportAnswer } from "./support/report-api.ts";
import { openCalendar } from "./support/toolbar.ts";

// A day that no other proof reads, nor the one after it.
const range = "from=2024-09-09&to=2024-09-09";

test.describe("over a whole visit", () => {
  test.use({ storageState: signedOut });

  test("neither the token nor an identity number is in any page, script, header, answer or log", async ({
    page,
    app,
    standIn,
  }) => {
    const record = recordResponses(page);
    await page.goto(`/?${range}`);
    await page.getByLabel("Correo").fill(administrator.email);
    await page.getByLabel("Contraseña").fill(administrator.password);
    await page.getByRole("button", { name: "Entrar" }).click();
    await page.getByRole("table").waitFor();
    await page.locator('.bars [data-cell^="0:"]').first().waitFor();
    await openCalendar(page);
    await page.keyboard.press("Escape");
    await standIn.arm({ kind: "field-renamed" });
    await page.getByRole("button", { name: "Rango siguiente" }).click();
    await page.getByRole("main").getByRole("alert").waitFor();
    await standIn.clear();
    await page.goto(`/?${range}&unit=furlong`);
    await page.getByRole("table").waitFor();

    const numbers = await readIdentityNumbers(page);
    const texts = [...(await record()), { from: "the log", text: app.log() }];
    expect(texts.length).toBeGreaterThan(15);
    // Proof that each kind was looked at: a page, a script, an answer of the API, the log.
    for (const kind of ["text/html", "application/javascript", "application/json", "wolkvox call"])
      expect(
        texts.some(({ text }) => text.includes(kind)),
        kind,
      ).toBe(true);
    for (const secret of [standIn.token, administrator.password, ...numbers])
      expect(texts.filter(({ text }) => text.includes(secret)).map(({ from }) => from)).toEqual([]);
  });
});

test("`dni=1` gives identity numbers to an administrator who asks, and to nobody else", async ({
  request,
  app,
}) => {
  const plain = await askReport(request, range);
  expect(plain.agents.every((agent) => !("dni" in agent))).toBe(true);
  const asked = await askReport(request, `${range}&dni=1`);
  expect(asked.agents.every(({ dni }) => /^\d{10}$/.test(dni ?? ""))).toBe(true);
  expect(asked.agents.map(({ dni, ...agent }) => agent)).toEqual(plain.agents);

  const { caller } = await createSupervisor(request, app.url);
  const refused = await askProblem(caller, `${range}&dni=1`);
  expect([refused.status, refused.body.code]).toEqual([403, "forbidden"]);
  expect((await askReport(caller, range)).agents).toEqual(plain.agents);
  expect(app.log()).not.toContain(asked.agents[0]?.dni);
  await caller.dispose();
});

test("a role that is lowered, and an account that is closed, count from the next request on", async ({
  request,
  app,
}) => {
  const { caller, id } = await createSupervisor(request, app.url);
  const statusOf = async (query: string) => (await askJson<Problem>(caller, `/api/report?${query}`)).status;
  const change = async (path: string, data: object) =>
    expect(
      (await postAsPage(request, app.url, `/api/auth/admin/${path}`, { userId: id, ...data })).status(),
    ).toBe(200);

  await change("set-role", { role: "administrator" });
  expect(await statusOf(`${range}&dni=1`)).toBe(200);
  await change("set-role", { role: "supervisor" });
  expect(await statusOf(`${range}&dni=1`)).toBe(403);
  expect(await statusOf(range)).toBe(200);
  const asAdmin = await postAsPage(caller, app.url, "/api/auth/admin/set-role", {
    userId: id,
    role: "administrator",
  });
  expect(asAdmin.status()).toBe(403);
  await change("ban-user", {});
  expect(await statusOf(range)).toBe(401);
  await caller.dispose();
});

/** Everything that reaches the browser from now on: heads and bodies. */
function recordResponses(page: Page): () => Promise<{ from: string; text: string }[]> {
  const kept: Promise<{ from: string; text: string }>[] = [];
  const keep = (response: Response) => kept.push(readResponse(response));
  page.on("response", keep);
  return () => {
    // What comes later could not be read any more once the page is closed.
    page.off("response", keep);
    return Promise.all(kept);
  };
}

async function readResponse(response: Response): Promise<{ from: string; text: string }> {
  const head = JSON.stringify(await response.allHeaders());
  // A redirect has no body, nor has what the page left behind.
  const body = await response.text().catch(() => "");
  return { from: response.url(), text: `${head}\n${body}` };
}

async function readIdentityNumbers(page: Page): Promise<string[]> {
  const { body } = await askJson<ReportAnswer>(page.request, `/api/report?${range}&dni=1`);
  const numbers = body.agents.flatMap(({ dni }) => dni ?? []);
  expect(numbers.length).toBeGreaterThan(50);
  return numbers;
}
