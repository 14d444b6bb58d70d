import { once } from "node:events";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

type SinkOptions = {
  /** What the server says after the whole message; null = it takes it. `cut`: it closes without a word. */
  answer?: () => Error | "cut" | null;
  refuses?: (recipient: string) => boolean;
};

/** A mail server on loopback that keeps what it took. */
export async function openMailSink({ answer = () => null, refuses = () => false }: SinkOptions = {}) {
  const mails: ParsedMail[] = [];
  let last: { destroy: () => void } | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _, done) =>
      done(refuses(address) ? Object.assign(new Error("nobody here"), { responseCode: 550 }) : null),
    onData(stream, _, done) {
      simpleParser(stream).then((mail) => {
        const said = answer();
        if (said === "cut") {
          last?.destroy();
          return;
        }
        if (said === null) mails.push(mail);
        done(said);
      }, done);
    },
  });
  server.on("error", () => {});
  server.server.on("connection", (socket) => {
    last = socket;
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (typeof address !== "object" || address === null) throw new Error("The system gave no port.");
  return {
    mails,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
