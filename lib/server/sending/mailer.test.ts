import { expect, onTestFinished, test } from "vitest";
import { openMailSink } from "./mail-sink.stage";
import { createMailer, type Mail } from "./mailer";

const mail: Mail = {
  to: ["ana@example.com", "luz@example.com"],
  subject: "Semana: lunes 23 a domingo 29 de noviembre de 2026",
  text: "Campaña\nRango: …\n",
  messageId: "abc.2026-11-28@example.com",
  attachment: { filename: "año.csv", contentType: "text/csv", content: Buffer.from("a;ñ\r\n") },
};
const at = (smtpUrl: string) => createMailer({ smtpUrl, from: "Auxboard <reports@example.com>" });
const nothing = async () => {};

async function open(options: Parameters<typeof openMailSink>[0] = {}) {
  const sink = await openMailSink(options);
  onTestFinished(() => sink.close());
  return sink;
}

test("hands over a plain text with its file, from whom it was set up, once", async () => {
  const { mails, url } = await open();
  expect(await at(url)(mail, nothing)).toEqual([]);
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.messageId}>`,
  });
  expect(mails[0]?.from?.text).toBe('"Auxboard" <reports@example.com>');
  expect(mails[0]?.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mails[0]?.attachments).toMatchObject([{ filename: "año.csv", content: Buffer.from("a;ñ\r\n") }]);
});

test("asks before the last byte goes, and where it may not go the server takes nothing", async () => {
  const { mails, url } = await open();
  let atHandOver = -1;
  await at(url)(mail, async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    atHandOver = mails.length;
  });
  expect(atHandOver).toBe(0);
  const taken = new Error("Another instance sends this period.");
  await expect(at(url)(mail, () => Promise.reject(taken))).rejects.toBe(taken);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(mails).toHaveLength(1);
});

test("names the recipients that are refused where others are not, and fails where all are", async () => {
  const { mails, url } = await open({ refuses: (recipient) => recipient.startsWith("luz") });
  expect(await at(url)(mail, nothing)).toEqual(["luz@example.com"]);
  expect(mails).toHaveLength(1);
  await expect(at(url)({ ...mail, to: ["luz@example.com"] }, nothing)).rejects.toMatchObject({
    code: "mail-refused",
    isUncertain: false,
  });
});

test("a refusal of the whole message is one, and a server that says nothing after it leaves it open", async () => {
  const refusal = Object.assign(new Error("no room"), { responseCode: 452 });
  const refusing = await open({ answer: () => refusal });
  await expect(at(refusing.url)(mail, nothing)).rejects.toMatchObject({
    code: "mail-refused",
    message: expect.stringContaining("no room"),
    isUncertain: false,
  });
  const cutting = await open({ answer: () => "cut" });
  await expect(at(cutting.url)(mail, nothing)).rejects.toMatchObject({
    code: "mail-cut-off",
    isUncertain: true,
  });
});

test("says where no server is", async () => {
  await expect(at("smtp://127.0.0.1:1")(mail, nothing)).rejects.toMatchObject({
    code: "mail-unreachable",
    message: expect.stringContaining("ECONNREFUSED"),
    isUncertain: false,
  });
});
