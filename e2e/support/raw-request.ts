import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import type { SignedIn } from "./sign-in.ts";

export type RawQuestion = {
  method?: string;
  /** Sent as it stands: a browser or a URL class would put it right. */
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

export type RawAnswer = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request exactly as given; follows nothing, keeps no cookie. */
export function sendRaw(origin: string, question: RawQuestion): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const { method = "GET", path, headers = {}, body } = question;
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        reject,
      );
    });
    asked.on("error", reject);
    asked.end(body);
  });
}

/** The session as a `Cookie` header. */
export function cookieOf({ cookies }: Pick<SignedIn, "cookies">): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
