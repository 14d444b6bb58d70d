import "server-only";
import { createHmac } from "node:crypto";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { DeliveryError } from "./delivery";
import { createPublicLookup, isOwnAddress, isPublicAddress } from "./public-address";

export type WebhookCall = {
  url: string;
  secret: string;
  /** When it is sent, epoch milliseconds. */
  nowMs: number;
  body: Buffer;
  headers: Record<string, string>;
};

export type WebhookOptions = { mayReachThisMachine: boolean; timeoutMs?: number };

const usualTimeoutMs = 30_000;

/**
 * Signs what a webhook is sent: HMAC-SHA256 over the time, a dot and the body, as `v1=` and hexadecimal digits. The time is within, so that
 * nobody can send it again later.
 */
function signWebhook(secret: string, timestamp: string, body: Buffer): string {
  return `v1=${createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex")}`;
}

/**
 * Posts a body to a webhook. Any answer of 2xx is an arrival; a redirection is followed by nobody.
 * @throws DeliveryError
 */
export async function callWebhook(call: WebhookCall, options: WebhookOptions): Promise<void> {
  const { mayReachThisMachine, timeoutMs = usualTimeoutMs } = options;
  const url = new URL(call.url);
  const isAllowed = (address: string) => mayReachThisMachine && isOwnAddress(address);
  // An address that is written as digits is looked up by nobody.
  if (isClosedAddress(call.url, mayReachThisMachine)) throw closedAddress();
  const timestamp = String(Math.floor(call.nowMs / 1000));
  const status = await new Promise<number>((resolve, reject) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const asked = send(
      url,
      {
        method: "POST",
        // Without an agent nothing is kept open, and no other lookup is used.
        agent: false,
        lookup: createPublicLookup(isAllowed),
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...call.headers,
          "content-length": call.body.length,
          "user-agent": "Auxboard",
          "x-auxboard-timestamp": timestamp,
          "x-auxboard-signature": signWebhook(call.secret, timestamp, call.body),
        },
      },
      (answer) => {
        answer.on("error", () => {});
        // What it says beside its status is nobody's.
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.on("error", reject);
    asked.end(call.body);
  }).catch((error) => {
    if (error instanceof Error && error.name === "ClosedAddressError") throw closedAddress();
    throw new DeliveryError("webhook-unreachable", describeFault(error));
  });
  if (status < 200 || status > 299) throw new DeliveryError("webhook-refused", String(status));
}

/** Whether an address says by itself that it is not public. What a name leads to is found when it is called. */
export function isClosedAddress(address: string, mayReachThisMachine: boolean): boolean {
  const { hostname, protocol } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, "");
  if (mayReachThisMachine && (isOwnAddress(host) || host === "localhost")) return false;
  return protocol === "http:" || host === "localhost" || (isIP(host) !== 0 && !isPublicAddress(host));
}

function closedAddress(): DeliveryError {
  return new DeliveryError("webhook-address", "");
}

function describeFault(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  if (name === "TimeoutError" || name === "AbortError") return "timeout";
  return typeof code === "string" ? code : "";
}
