import "server-only";
import { headers } from "next/headers";

/** What marks a script of ours in the page's policy, as proxy.ts made it for this answer. */
export async function pageNonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
}
