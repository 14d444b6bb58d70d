import { expect, test } from "vitest";
import type { Mail } from "./mailer";
import { createPost } from "./message";
import { createSender, type Sending } from "./sender";
import { parcel } from "./sending.stage";
import type { WebhookCall } from "./webhook";

const sending: Sending = {
  scheduleId: "abc",
  period: "2026-11-23..2026-11-29",
  name: "Ventas",
  to: ["jefa@example.com"],
  locale: "es-x-comma",
  maker: "Ana",
  isTest: false,
};

function open(hasMail = true) {
  const mails: Mail[] = [];
  const calls: WebhookCall[] = [];
  const post = createPost({
    mailer: hasMail
      ? async (mail) => {
          mails.push(mail);
          return [];
        }
      : null,
    mailDomain: "example.com",
    callWebhook: async (call) => void calls.push(call),
    secretOf: (id) => `secret of ${id}`,
    nowMs: () => 1_795_500_000_000,
  });
  const send = createSender({ post, settingsAddress: "https://aux.example.com/settings/schedules" });
  return {
    mails,
    calls,
    send: (more: Partial<Sending> = {}, of = parcel) => send({ ...sending, ...more }, of, async () => {}),
  };
}

const facts = [
  { key: "status", label: "Estado", text: "Completo" },
  { key: "asOf", label: "Datos de las", text: "07:01" },
];

test("a mail says what it is of, how whole it is, where the same figures are and who has it sent", async () => {
  const { mails, send } = open();
  await send({}, { ...parcel, facts });
  expect(mails).toEqual([
    {
      to: ["jefa@example.com"],
      subject: "Ventas: sábado 28 de noviembre de 2026",
      messageId: "abc.2026-11-23-2026-11-29@example.com",
      attachment: { filename: "ventas.csv", contentType: "text/csv", content: parcel.bytes },
      text: [
        "Ventas",
        "",
        "Estado: Completo",
        "Datos de las: 07:01",
        "",
        "El mismo informe, con fechas fijas:",
        parcel.link,
        "",
        "El archivo va adjunto: ventas.csv",
        "",
        "Auxboard envía este mensaje porque Ana lo programó. Para cambiarlo o detenerlo:",
        "https://aux.example.com/settings/schedules",
        "",
      ].join("\n"),
    },
  ]);
});

test("a picture is called one", async () => {
  const { mails, send } = open();
  await send({}, { ...parcel, fileName: "ventas.png", contentType: "image/png" });
  expect(mails[0]?.text).toContain("La imagen va adjunta: ventas.png\n");
  expect(mails[0]?.attachment).toMatchObject({ filename: "ventas.png", contentType: "image/png" });
});

test("figures that are not complete are told in subject and text, in the maker's language", async () => {
  const { mails, send } = open();
  await send({ locale: "en-x-point" }, { ...parcel, isWhole: false });
  expect(mails[0]?.subject).toBe("Ventas: sábado 28 de noviembre de 2026 (incomplete)");
  expect(mails[0]?.text).toMatch(/^Note: figures are missing or out of date\./);
});

test("a file that is too large is left out, and the text says so", async () => {
  const { mails, calls, send } = open();
  await send({}, { ...parcel, bytes: null });
  expect(mails[0]?.attachment).toBeNull();
  expect(mails[0]?.text).toContain("más de 15 MB");
  await send({ to: ["https://example.com/hook"] }, { ...parcel, bytes: null });
  expect(calls[0]).toMatchObject({ body: Buffer.alloc(0), headers: { "x-auxboard-left-out": "too-large" } });
});

test("a test says that it is one, and two of them are two messages", async () => {
  const { mails, send } = open();
  await send({ isTest: true });
  await send({ isTest: true });
  expect(mails[0]?.subject).toMatch(/^\[Prueba\] Ventas/);
  expect(mails[0]?.messageId).not.toBe(mails[1]?.messageId);
});

test("a webhook is sent the file, with what tells a repetition", async () => {
  const { calls, send, mails } = open(false);
  await send({ to: ["https://example.com/hook"] });
  expect(mails).toEqual([]);
  expect(calls).toEqual([
    {
      url: "https://example.com/hook",
      secret: "secret of abc",
      nowMs: 1_795_500_000_000,
      body: parcel.bytes,
      headers: {
        "content-type": "text/csv",
        "content-disposition": "attachment; filename*=UTF-8''ventas.csv",
        "x-auxboard-schedule": "abc",
        "x-auxboard-period": "2026-11-23..2026-11-29",
        "x-auxboard-link": parcel.link,
        "x-auxboard-status": "complete",
      },
    },
  ]);
});

test("without a mail server nothing looks sent", async () => {
  await expect(open(false).send()).rejects.toMatchObject({ code: "mail-not-set-up" });
});
