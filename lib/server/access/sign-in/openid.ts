import "server-only";
import { betterAuth } from "better-auth";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { z } from "zod";
import type { OpenIdConfig } from "@/lib/server/settings/open-id-config";
import { authTables } from "@/lib/server/store/tables/auth-tables";
import { type AuthOptions, buildAuthSettings, openIdProvider } from "../auth";
import { type AuthLibrary, createAuthLibrary } from "../auth-library";

const longestMs = 15_000;

/**
 * The OpenID provider of the configuration. It has an instance of the library of its own, because each instance asks for the provider's
 * description before its first answer: where that takes long, signing in with a password does not wait for it.
 */
export function createOpenId(config: OpenIdConfig, options: AuthOptions) {
  let current: ReturnType<typeof createOpenIdAuth> | null = null;

  async function load() {
    current ??= createOpenIdAuth(options, config);
    const auth = current;
    const { socialProviders } = await inTime(auth.$context);
    const provider = socialProviders.find(({ id }) => id === openIdProvider);
    const fault = faultOf(config, provider?.issuer ?? null);
    // Another time the description is asked for anew.
    if (fault !== null) current = null;
    return { auth, fault };
  }

  const ask: AuthLibrary = async (request, question) => {
    const { auth, fault } = await load();
    if (fault !== null) throw new Error(fault);
    return inTime(createAuthLibrary({ auth, baseUrl: options.baseUrl })(request, question));
  };

  return {
    /** What the button of the sign-in calls it. */
    name: config.name,
    /** Why nobody can be sent to the provider now, in a sentence for the log; null where they can. Asked anew until it is null. */
    findFault: () =>
      load().then(
        ({ fault }) => fault,
        () => {
          current = null;
          return `OIDC_ISSUER: the provider did not answer within ${longestMs / 1000} s.`;
        },
      ),
    /** Asks the library, whose provider answers within some seconds or not at all. */
    ask,
  };
}

export type OpenId = ReturnType<typeof createOpenId>;

function faultOf(config: OpenIdConfig, issuer: string | null): string | null {
  if (issuer === null)
    return "OIDC_ISSUER: there is no description of an OpenID provider with its keys at this address (/.well-known/openid-configuration).";
  if (withoutSlash(issuer) !== withoutSlash(config.issuer))
    return "OIDC_ISSUER: the provider at this address calls itself otherwise. Copy its issuer exactly.";
  return null;
}

function withoutSlash(text: string): string {
  return text.replace(/\/$/, "");
}

function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("The OpenID provider did not answer in time.")), longestMs).unref();
  });
  return Promise.race([work, late]);
}

/** The library with the provider: those come in whom an administrator has made an account, and whose e-mail the provider vouches for. */
function createOpenIdAuth(options: AuthOptions, config: OpenIdConfig) {
  const { issuer, clientId, clientSecret, trustsEmail } = config;
  const provider = {
    ...{ providerId: openIdProvider, clientId, clientSecret },
    discoveryUrl: `${withoutSlash(issuer)}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    scopes: ["openid", "email", "profile"],
    disableSignUp: true,
    // Only what the provider has signed for this sign-in.
    getUserInfo: async ({ idToken }: { idToken?: string | undefined }) => readClaims(idToken, trustsEmail),
    // The same subject of another issuer is somebody else.
    accountSubject: ({ profile }: { profile: { sub?: unknown } }) => `${issuer} ${profile.sub}`,
  };
  return betterAuth({
    ...buildAuthSettings(options),
    plugins: [...authTables.plugins, genericOAuth({ config: [provider] })],
    account: {
      // Nothing is written before somebody comes back.
      storeStateStrategy: "cookie",
      updateAccountOnSignIn: false,
      // Accounts are made by administrators alone, so their e-mail needs no proof of its own.
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    databaseHooks: {
      ...buildAuthSettings(options).databaseHooks,
      // What the provider's tokens open is nobody's business here.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
  });
}

const idTokenClaims = z.object({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
});

/** The claims of an ID token that the library has verified; null where there is none. */
function readClaims(idToken: string | undefined, trustsEmail: boolean) {
  if (idToken === undefined) return null;
  const text = Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString();
  const { sub, email_verified: verified, ...claims } = idTokenClaims.parse(JSON.parse(text));
  const email = claims.email ?? (trustsEmail ? claims.preferred_username : undefined);
  const isVerified = verified === undefined ? trustsEmail : String(verified) === "true";
  return { id: sub, sub, email, emailVerified: isVerified, name: claims.name };
}
