import { expect } from "@playwright/test";
import { test } from "./support/fixtures.ts";
import { askReport } from "./support/report-api.ts";
import { openReport, readAllRows, readFoot } from "./support/report-table.ts";

function row(agent_id: string | null, agent_name: string, time: string | null, aux_state = "Almuerzo") {
  return { agent_id, agent_dni: "1099887766", agent_name, aux_state, time };
}

const hostileNames = [
  "<script>window.hacked = 1</script>",
  '<img src=x onerror="window.hacked = 1">',
  '=HYPERLINK("http://evil.example")',
  "{{7*7}} #{7*7} &lt;b&gt;",
  "👨‍👩‍👧‍👦 Núñez",
  "שרה כהן",
  "'; DROP TABLE user; --",
];

test("hostile names and states are plain text on the page, and stay what they are in the API", async ({
  page,
  request,
  standIn,
}) => {
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => dialogs.push(dialog.message()));
  const rows = hostileNames.map((name, index) =>
    row(String(10_001 + index), name, "00:10:00", "<b>Baño</b>"),
  );
  await standIn.arm({
    kind: "rows",
    rows: [...rows, row("10050", "Ana\u202egpj.exe", "00:10:00", "__proto__")],
  });
  await openReport(page, "from=2024-07-01&to=2024-07-01&unit=hms");

  const shown = await readAllRows(page);
  expect(new Set(shown.map(({ name }) => name))).toEqual(new Set([...hostileNames, "Ana⟨202E⟩gpj.exe"]));
  expect((await readFoot(page)).figures).toEqual({ "<b>Baño</b>": "1:10:00", ["__proto__"]: "0:10:00" });
  for (const name of hostileNames)
    await expect(page.getByText(name, { exact: true })).toHaveCSS("unicode-bidi", "isolate");
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(dialogs).toEqual([]);

  const report = await askReport(request, "from=2024-07-01&to=2024-07-01");
  expect(report.agents.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...hostileNames, "Ana\u202egpj.exe"]),
  );
  await page
    .getByRole("region", { name: "Estados y su" })
    .getByRole("button", { name: /^__proto__/ })
    .click();
  await expect.poll(async () => (await readFoot(page)).total).toBe("0:10:00");
});

test("a missing id, an unknown time and a negative one are kept, marked and told", async ({
  page,
  request,
  standIn,
}) => {
  await standIn.arm({
    kind: "rows",
    rows: [
      row("", "Sin Extensión", "01:00:00"),
      row("0", "Cero Extensión", "00:30:00"),
      row("10002", "Tiempo Vacío", "", "Break"),
      row("10002", "Tiempo Vacío", "00:20:00"),
      row("10003", "Tiempo Negativo", "-00:05:00", "Break"),
      row("10003", "Tiempo Negativo", "00:15:00"),
      row("12345678901234567890", "Muchos Dígitos", "00:01:00"),
      row("10009", "", "00:07:00"),
      row("10004", "José", "00:02:00"),
      row("10004", "José".normalize("NFD"), "00:03:00", "Break"),
    ],
  });
  await openReport(page, "from=2024-07-02&to=2024-07-02&unit=hms");
  const rows = await readAllRows(page);
  const find = (name: string) => rows.find((shown) => shown.name === name);
  expect(rows).toHaveLength(7);
  expect(find("sin nombre")?.id).toBe("10009");
  expect(find("Tiempo Vacío")).toMatchObject({ total: "0:20:00 ?", figures: { Break: "?" } });
  expect(find("Tiempo Negativo")).toMatchObject({
    total: "0:10:00 incluye −0:05:00",
    figures: { Break: "−0:05:00" },
  });
  expect(find("Muchos Dígitos")?.id).toBe("12345678901234567890");
  expect(find("José")).toMatchObject({ total: "0:05:00", figures: { Break: "0:03:00" } });
  for (const name of ["Sin Extensión", "Cero Extensión"])
    await expect(page.getByRole("rowheader", { name: new RegExp(`^${name} ?sin id`) })).toBeVisible();
  const notices = page.getByRole("region", { name: "Avisos" });
  await expect(notices).toContainText("2 registros sin id de agente: se muestran como «sin id».");
  await expect(notices).toContainText("1 registro sin tiempo: se marcan «?» y no suman.");
  await expect(notices).toContainText("1 tiempo negativo en la respuesta de wolkvox: se muestran tal cual.");

  const { warnings } = await askReport(request, "from=2024-07-02&to=2024-07-02");
  expect(warnings.map(({ kind, count }) => [kind, count])).toEqual([
    ["id", 2],
    ["negative", 1],
    ["unknown", 1],
  ]);
});

test("a time longer than its range is shown as it is, past 24 hours, and told", async ({ page, standIn }) => {
  await standIn.arm({ kind: "rows", rows: [row("10001", "Turno Largo", "127:15:09")] });
  await openReport(page, "from=2024-07-03&to=2024-07-03");
  const [shown] = await readAllRows(page);
  expect(shown?.total).toBe("127h\u202f15m");
  await expect(page.getByRole("region", { name: "Avisos" })).toContainText(
    "Turno Largo (10001): 127:15:09, mié 3.",
  );
});

for (const [kind, day] of [
  ["invalid-utf8", "2024-07-04"],
  ["latin1-as-utf8", "2024-07-05"],
] as const) {
  test(`damaged letters (${kind}) are told beside the figures`, async ({ page, standIn }) => {
    await standIn.arm({ kind });
    await openReport(page, `from=${day}&to=${day}&unit=hms`);
    await expect(page.getByRole("region", { name: "Avisos" })).toContainText(
      "Un texto llegó con caracteres dañados; algún nombre puede verse mal.",
    );
  });
}

test("an answer that contradicts itself is told with agent and day, on the page, in provenance and in files", async ({
  page,
  request,
  standIn,
}) => {
  await standIn.arm({
    kind: "rows",
    rows: [
      row("7101", "MARTA RUIZ", "01:00:00"),
      row("7101", "MARTA RUIZ", "01:00:00"),
      row("7102", "NURIA SOTO", "00:10:00"),
      row("7102", "NURIA SOTO", "00:05:00"),
      row("7103", "LUIS PAZ", "20:00:00"),
      row("7103", "LUIS A PAZ", "11:00:00", "Break"),
    ],
  });
  const day = "from=2024-07-06&to=2024-07-06";
  await openReport(page, `${day}&unit=hms`);
  const told = [
    "1 registro llegó repetido y cuenta una sola vez. MARTA RUIZ (7101): Almuerzo, sáb 6.",
    "en más de un registro con tiempos distintos: se suman. NURIA SOTO (7102): Almuerzo, sáb 6.",
    "1 agente llegó con dos nombres en la misma respuesta. LUIS PAZ (7103), sáb 6.",
    "Un agente tiene más tiempo del que dura el período consultado: se muestra tal cual. LUIS PAZ (7103): 31:00:00, sáb 6.",
  ];
  const notices = page.getByRole("region", { name: "Avisos" });
  for (const words of told) await expect(notices).toContainText(words);
  expect((await readFoot(page)).total).toBe("32:15:00");

  await page.getByRole("button", { name: /^datos (de|del) / }).click();
  for (const words of told) await expect(page.getByRole("dialog")).toContainText(words);
  const file = await (await request.get(`/api/export?format=csv&${day}`)).text();
  expect(file).toContain("NURIA SOTO (7102): Almuerzo, 2024-07-06");
  const { warnings } = await askReport(request, `${day}&agent=7102`);
  expect(warnings.map(({ kind }) => kind)).toEqual(["two-values"]);
});
