import { z } from "zod";
import type { Rule, Variables } from "./variables";
import { printable, textOf } from "./variables";
import { isUpstreamUrl } from "./web-address";

/** How people may sign in by an OpenID provider, beside their password. */
export type OpenIdConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button. */
  name: string;
  /** Takes an e-mail that the provider says nothing of as verified, and the user's name in place of a missing one. */
  trustsEmail: boolean;
};

export const openIdVariables = {
  OIDC_ISSUER: [
    z.string().refine(isUpstreamUrl),
    "the issuer as the provider names it, such as https://accounts.google.com (http: only for loopback)",
  ],
  OIDC_CLIENT_ID: [z.string().max(300).regex(printable), "the id that the provider gave, on one line"],
  OIDC_CLIENT_SECRET: [
    z.string().max(1000).regex(printable),
    "the secret that the provider gave, on one line",
  ],
  OIDC_NAME: [z.string().regex(/^[^\p{C}]{1,40}$/u), "what the button says, 40 characters at most"],
  OIDC_TRUST_EMAIL: [z.enum(["0", "1"]), "0 or 1"],
} as const satisfies Record<string, Rule>;

/** Null where no provider is configured. */
export function buildOpenId(given: Variables): OpenIdConfig | null {
  const issuer = textOf(given, "OIDC_ISSUER");
  const [clientId, clientSecret] = [textOf(given, "OIDC_CLIENT_ID"), textOf(given, "OIDC_CLIENT_SECRET")];
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const name = textOf(given, "OIDC_NAME") ?? hostOf(issuer);
  return { issuer, clientId, clientSecret, name, trustsEmail: textOf(given, "OIDC_TRUST_EMAIL") === "1" };
}

/** What is missing beside what is given, a line each. */
export function findOpenIdClashes(given: Variables): string[] {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const missing = names.filter((name) => textOf(given, name) === undefined);
  const isAsked = Object.keys(openIdVariables).some((name) => textOf(given, name) !== undefined);
  if (!isAsked) return [];
  const needsAddress = textOf(given, "BETTER_AUTH_URL") === undefined;
  return [
    ...missing.map((name) => `- ${name} is missing: an OpenID provider needs ${names.join(", ")}.`),
    ...(needsAddress ? ["- BETTER_AUTH_URL is missing: an OpenID provider sends people back to it."] : []),
  ];
}

function hostOf(issuer: string): string {
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
