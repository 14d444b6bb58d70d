import "server-only";
import { Transform } from "node:stream";
import { createTransport } from "nodemailer";
import { isLoopback } from "@/lib/server/settings/web-address";
import { DeliveryError } from "./delivery";

export type Mail = {
  to: readonly string[];
  subject: string;
  text: string;
  /** Without angle brackets: the same for the same period, so that a receiver can tell a repetition. */
  messageId: string;
  attachment: { filename: string; contentType: string; content: Buffer } | null;
};

/**
 * Hands a mail to the server. `beforeEnd` is awaited before the last byte goes: until then the server has accepted nothing, and where
 * it rejects nothing is sent. Resolves to the recipients that the server refused, where it took others.
 * @throws DeliveryError; `isUncertain` where the server did not say whether it took the whole message
 */
export type Mailer = (mail: Mail, beforeEnd: () => Promise<void>) => Promise<string[]>;

/** The domain of a sender, for the ids of its messages. */
export function mailDomainOf(from: string): string {
  return from.replace(/>$/, "").split("@")[1] ?? "localhost";
}

/** How long a server may be silent. */
const silenceMs = 60_000;
const connectionMs = 20_000;

export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): Mailer {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const isSecure = protocol === "smtps:";
  const options = {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (isSecure ? 465 : 587) : Number(port),
    secure: isSecure,
    // A password leaves this machine over TLS or not at all.
    requireTLS: !isSecure && username !== "" && !isLoopback(`http://${hostname}`),
    ...(username !== "" && {
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    }),
    connectionTimeout: connectionMs,
    greetingTimeout: connectionMs,
    socketTimeout: silenceMs,
    // No mail names a file of this machine or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };

  return async (mail, beforeEnd) => {
    let isHandedOver = false;
    let refusal: unknown;
    const gate = new Transform({
      transform: (chunk, _, done) => done(null, chunk),
      flush(done) {
        beforeEnd().then(
          () => {
            isHandedOver = true;
            done();
          },
          (error) => {
            refusal = error;
            done(error);
          },
        );
      },
    });
    const transport = createTransport(options);
    transport.use("stream", ({ message }, done) => {
      message.processFunc((source) => {
        source.on("error", (error) => gate.destroy(error));
        return source.pipe(gate);
      });
      done();
    });
    const { to, subject, text, messageId, attachment } = mail;
    try {
      const sent = await transport.sendMail({
        ...{ from, to: [...to], subject, text, messageId: `<${messageId}>` },
        headers: { "Auto-Submitted": "auto-generated" },
        attachments: attachment ? [attachment] : [],
      });
      return sent.rejected.map(String);
    } catch (error) {
      if (refusal !== undefined) throw refusal;
      throw describeFailure(error, isHandedOver);
    } finally {
      transport.close();
    }
  };
}

function describeFailure(error: unknown, isHandedOver: boolean): DeliveryError {
  const { responseCode, response, code } = Object(error) as {
    responseCode?: number;
    response?: string;
    code?: string;
  };
  // An answer is a refusal, also after the whole message.
  if (typeof responseCode === "number" && responseCode >= 400)
    return new DeliveryError("mail-refused", response ?? String(responseCode));
  if (isHandedOver) return new DeliveryError("mail-cut-off", code ?? "", true);
  return new DeliveryError(
    "mail-unreachable",
    `${code ?? ""} ${error instanceof Error ? error.message : ""}`.trim(),
  );
}
