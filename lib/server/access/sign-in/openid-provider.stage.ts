import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { request as ask } from "undici";

/** What the provider says of somebody; `email_verified` may be missing, as with Microsoft. */
type Claims = {
  email?: string | undefined;
  email_verified?: boolean | undefined;
  name?: string;
  preferred_username?: string;
};

export type OpenIdProviderStage = Awaited<ReturnType<typeof openProvider>>;

export const client = { clientId: "auxboard", clientSecret: "a-secret-of-the-client-32-characters" };

/** A real OpenID provider on loopback, at which whoever is asked for signs in at once. */
export async function openProvider(redirectUri: string) {
  const people = new Map<string, Claims>();
  const asked: URL[] = [];
  let who = "";
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
    claims: { email: ["email", "email_verified"], profile: ["name", "preferred_username"] },
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people.get(id) }) }),
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    cookies: { keys: ["a key for the cookies of this test"] },
  });
  const listen = provider.callback();

  async function answer(request: Parameters<typeof listen>[0], response: Parameters<typeof listen>[1]) {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/auth") asked.push(url);
    if (!url.pathname.startsWith("/login/")) return listen(request, response);
    const { prompt, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      const result = who === "" ? { error: "access_denied" } : { login: { accountId: who } };
      return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? who, clientId: client.clientId });
    grant.addOIDCScope("openid email profile");
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  }

  /** Walks from the provider's first page as `id` until it sends the browser back; the address it is sent to. */
  async function walk(first: string, id: string): Promise<URL> {
    who = id;
    const jar = new Map<string, string>();
    for (let url = new URL(first), hop = 0; hop < 10; hop += 1) {
      if (url.origin !== issuer) return url;
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const { statusCode, headers, body } = await ask(url, { headers: { cookie } });
      const said = await body.text();
      for (const line of [headers["set-cookie"] ?? []].flat()) {
        const [name = "", ...value] = (line.split(";")[0] ?? "").split("=");
        jar.set(name, value.join("="));
      }
      const { location } = headers;
      if (typeof location !== "string") throw new Error(`The provider answered ${statusCode}: ${said}`);
      url = new URL(location, url);
    }
    throw new Error("The provider sends nobody back.");
  }

  return {
    issuer,
    people,
    asked,
    walk,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
