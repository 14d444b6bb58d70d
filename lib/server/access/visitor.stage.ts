import type { DoorStage } from "./auth-door.stage";

/** Headers that a request carries beside the usual ones; null takes a usual one away. */
export type GivenHeaders = Record<string, string | null>;

export type Visitor = ReturnType<typeof createVisitor>;

/** Someone at the door with a browser: it keeps its cookies and says where it comes from. */
export function createVisitor({ door, baseUrl }: DoorStage, always: GivenHeaders = {}) {
  const site = new URL(baseUrl ?? "http://127.0.0.1:3000");
  const jar = new Map<string, string>();

  function buildHeaders(given: GivenHeaders): Headers {
    const usual = {
      host: site.host,
      origin: site.origin,
      "x-forwarded-for": "192.0.2.1",
      cookie: formatCookies(jar),
    };
    const headers = new Headers();
    for (const [name, value] of Object.entries({ ...usual, ...always, ...given }))
      if (value !== null && (name !== "cookie" || value !== "")) headers.set(name, value);
    return headers;
  }

  async function send(method: string, path: string, given: GivenHeaders = {}, body?: BodyInit) {
    const isOwn = path.startsWith("/api/me/");
    const request = new Request(`${site.origin}${isOwn ? "" : "/api/auth"}${path}`, {
      method,
      headers: buildHeaders(given),
      ...(body !== undefined && { body, duplex: "half" }),
    });
    const response = await (isOwn
      ? door.changePassword(request)
      : path === "/set-up"
        ? door.setUp(request)
        : door.handle(request));
    keepCookies(jar, response);
    return response;
  }

  const post = (path: string, words: object = {}, given: GivenHeaders = {}) =>
    send("POST", path, { "content-type": "application/json", ...given }, JSON.stringify(words));

  return {
    jar,
    /** What the visitor's next request carries. */
    headers: () => buildHeaders({}),
    send,
    post,
    get: (path: string, given: GivenHeaders = {}) => send("GET", path, given),
    signIn: (account: { email: string; password: string }, given: GivenHeaders = {}) =>
      post("/sign-in/email", { email: account.email, password: account.password }, given),
  };
}

/** Signs in with a browser of its own. */
export async function admit(
  stage: DoorStage,
  account: { email: string; password: string },
  always: GivenHeaders = {},
): Promise<Visitor> {
  const visitor = createVisitor(stage, always);
  const response = await visitor.signIn(account);
  if (!response.ok) throw new Error(`The sign-in of ${account.email} was answered ${response.status}.`);
  return visitor;
}

function formatCookies(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

function keepCookies(jar: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", ...value] = pair.split("=");
    if (attributes.includes("Max-Age=0")) jar.delete(name);
    else jar.set(name, value.join("="));
  }
}
