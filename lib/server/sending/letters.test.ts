import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { administrator, type DoorStage, openHouse } from "@/lib/server/access/auth-door.stage";
import { createSignInLimiter } from "@/lib/server/access/sign-in/sign-in-limiter";
import { admit } from "@/lib/server/access/visitor.stage";
import { createLetters, type Letters } from "./letters";
import { openMailSink } from "./mail-sink.stage";
import { createMailer } from "./mailer";

const password = "battery-horse-correct";
const everything = { scope: { operations: null, teams: null }, rights: [] };
const minuteMs = 60_000;

let house: DoorStage;
let sink: Awaited<ReturnType<typeof openMailSink>>;
let letters: Letters;
let account: { email: string; password: string };

beforeAll(async () => {
  house = await openHouse();
  sink = await openMailSink();
  letters = open(sink.url);
});

beforeEach(async () => {
  account = { email: `${crypto.randomUUID()}@auxboard.example`, password };
  const admin = await admit(house, administrator);
  await admin.post("/admin/create-user", { name: "Ana Ruiz", ...account });
  sink.mails.length = 0;
});

afterEach(() => {
  house.clock.aheadMs = 0;
});

afterAll(async () => {
  await house.close();
  await sink.close();
});

function open(smtpUrl: string): Letters {
  const { database, secret, now, people } = house;
  return createLetters({
    mailer: createMailer({ smtpUrl, from: "Auxboard <reports@example.com>" }),
    ...{ mailDomain: "example.com", site: "https://aux.example.com", people },
    limiter: createSignInLimiter({ database, secret, now }),
    hashOf: (email) => `hash of ${email.length}`,
    log: { error: () => undefined },
  });
}

/** As the handler does; what the trail is to know. */
async function ask(email = account.email, address = "192.0.2.77"): Promise<unknown> {
  const detail = await letters.admitReset({ email, address });
  letters.sendReset(email, "es");
  await letters.settle();
  return detail;
}

/** The secret of the newest mail's link. */
function secretOf(at = -1): string {
  return /https:\/\/aux\.example\.com\/invitation\/(\S+)/.exec(sink.mails.at(at)?.text ?? "")?.[1] ?? "";
}

test("a link for a new password comes to the account's own e-mail, works once within an hour, and ends sessions", async () => {
  const visitor = await admit(house, account);
  expect(await ask(account.email.toUpperCase())).toEqual({ done: "forgotten", account: account.email });
  const [mail] = sink.mails;
  expect([mail?.subject, [mail?.to].flat()[0]?.text]).toEqual([
    "Una contraseña nueva para Auxboard",
    account.email,
  ]);
  expect(mail?.text).toContain("Ana Ruiz");
  const secret = secretOf();
  expect(await house.people.openLink(secret)).toMatchObject({ purpose: "reset", email: account.email });
  house.clock.aheadMs = 61 * minuteMs;
  await expect(house.people.openLink(secret)).rejects.toMatchObject({ code: "gone" });
  house.clock.aheadMs = 59 * minuteMs;
  await house.people.spendLink(secret, { password: "another-horse-battery" });
  house.clock.aheadMs = 0;
  expect(await house.sessions.loadSession(visitor.headers())).toBeNull();
  await expect(house.people.openLink(secret)).rejects.toMatchObject({ code: "gone" });
  await admit(house, { ...account, password: "another-horse-battery" });
});

test("whoever has no account, no password yet, or is disabled gets none, and the answer is the same", async () => {
  const invited = `${crypto.randomUUID()}@auxboard.example`;
  await house.people.invite({ email: invited, name: "Eva", role: "viewer", ...everything }, (text) => text);
  const { id = "" } = (await house.people.list()).find(({ email }) => email === account.email) ?? {};
  await house.people.change(id, { disabled: true }, "somebody else");
  for (const email of ["stranger@elsewhere.example", invited, account.email, "\0", "not an e-mail"])
    expect(await ask(email, `192.0.2.${email.length}`)).toMatchObject({ done: "forgotten" });
  expect(sink.mails).toEqual([]);
  expect(await ask("nobody@elsewhere.example")).toEqual({ done: "forgotten", tried: "hash of 24" });
  // The invitation is in force as before.
  const person = (await house.people.list()).find(({ email }) => email === invited);
  expect(person?.link?.purpose).toBe("invitation");
});

test("a second mail comes after a quarter of an hour, and its link alone works", async () => {
  await ask();
  await ask();
  expect(sink.mails).toHaveLength(1);
  house.clock.aheadMs = 16 * minuteMs;
  await ask();
  expect(sink.mails).toHaveLength(2);
  await expect(house.people.openLink(secretOf(0))).rejects.toMatchObject({ code: "gone" });
  expect(await house.people.openLink(secretOf(1))).toMatchObject({ email: account.email });
});

test("asking is limited by account and address, and keeps nobody from signing in", async () => {
  for (let at = 0; at < 8; at += 1) await ask(account.email, `203.0.113.${at}`);
  await expect(ask(account.email, "203.0.113.99")).rejects.toMatchObject({ code: "rate-limited" });
  await admit(house, account, { "x-forwarded-for": "198.51.100.200" });
  const many = async () => {
    for (let at = 0; at < 40; at += 1) await ask(`${at}@elsewhere.example`, "203.0.113.200");
  };
  await expect(many()).rejects.toMatchObject({ code: "rate-limited" });
});

test("a link that an administrator made is sent with what it is for, and a server that takes none is told", async () => {
  const link = {
    invitation: "https://aux.example.com/invitation/x",
    purpose: "invitation",
    endsAt: "",
  } as const;
  const to = { email: account.email, name: "Ana Ruiz" };
  expect(await letters.sendMade(to, link, "Jefa", "en")).toBe(true);
  expect(sink.mails[0]?.subject).toBe("An invitation to Auxboard");
  expect(sink.mails[0]?.text).toContain("Jefa gives you access");
  expect(secretOf()).toBe("x");
  expect(await letters.sendMade(to, { ...link, purpose: "reset" }, "Jefa", "es")).toBe(true);
  expect(sink.mails[1]?.subject).toBe("Una contraseña nueva para Auxboard");
  expect(sink.mails[1]?.text).toContain("Jefa le envía un enlace");
  expect(secretOf(1)).toBe("x");
  expect(await open("smtp://127.0.0.1:9").sendMade(to, link, "Jefa", "en")).toBe(false);
});
