import "server-only";
import { ProblemError } from "@/lib/report/answers/problem";
import type { TrailDetail, TrailKind } from "@/lib/report/answers/trail-answer";
import { assertAdministrator } from "@/lib/server/access/administrator";
import { parseClientAddress } from "@/lib/server/access/client-address";
import { problemResponse } from "@/lib/server/access/problem-response";
import { requireAllowedHost, requireSameOrigin } from "@/lib/server/access/request-origin";
import type { Viewer } from "@/lib/server/access/session";
import { type Container, getContainer, getInstallation, getServer } from "@/lib/server/container";
import type { Installation } from "@/lib/server/installation";
import { recordAndDo } from "@/lib/server/trail/record";
import { isLongBody, streamJson } from "./json-stream";
import { narrowServer, type SeenServer } from "./seen-server";

const readingMethods = ["GET", "HEAD"];

/**
 * What every handler that needs a session or a key does: it finds out who asks, then answers; any failure becomes problem+json. A
 * session cookie that is no longer good is cleared. Who asks is answered `not-set-up` while no source is known.
 */
export function answerViewer(
  request: Request,
  answer: (viewer: Viewer, server: SeenServer) => Promise<Response>,
): Promise<Response> {
  const isForOthers = new URL(request.url).searchParams.get("display") === "tv";
  return answerSignedIn(request, async (viewer) =>
    answer(viewer, narrowServer(await getServer(), viewer, { isForOthers })),
  );
}

/** The same for what stands without an operation, as an account does. */
export async function answerSignedIn(
  request: Request,
  answer: (viewer: Viewer, installation: Installation) => Promise<Response>,
): Promise<Response> {
  try {
    const installation = await getInstallation();
    const viewer = await installation.loadViewer(request.headers);
    if (viewer?.keyId !== undefined && !readingMethods.includes(request.method))
      throw new ProblemError("forbidden", "A key only reads.");
    if (viewer) return await answer(viewer, installation);
    const expired = installation.sessions.expiredSessionCookie(request.headers);
    return problemResponse(
      new ProblemError(
        "unauthenticated",
        "Sign in at /sign-in: the session cookie, or the key, is missing or has ended.",
      ),
      expired === null ? {} : { "set-cookie": expired },
    );
  } catch (error) {
    return request.signal.aborted ? unheardResponse() : problemResponse(error);
  }
}

/** Nobody reads it: the client has closed the request, which is no failure of ours. */
function unheardResponse(): Response {
  return new Response(null, { status: 499 });
}

/** Does `work` once the trail knows of it (trail/record.ts): `detail` is what is done, with whom or what, and no secret. */
export type RecordAction = <Result>(
  note: { what?: TrailKind; operation?: string; detail: TrailDetail },
  work: () => Promise<Result>,
) => Promise<Result>;

/** What `viewer` does by this request, for the trail. */
export function createRecord(
  request: Request,
  viewer: Viewer,
  what: TrailKind,
  { trail }: Pick<Installation, "trail">,
): RecordAction {
  const address = parseClientAddress(request.headers);
  return (note, work) => recordAndDo(trail, { who: viewer, what, address, ...note }, work);
}

type AnswerChange<Given = SeenServer> = (
  given: Given,
  record: RecordAction,
  viewer: Viewer,
) => Promise<Response>;

/**
 * The same for what readers change of their own, and only from our own pages or a client that is no browser. The change itself is
 * made within `record`, so that the trail knows of it.
 */
export function answerOwnChange(request: Request, what: TrailKind, answer: AnswerChange): Promise<Response> {
  return answerViewer(request, async (viewer, server) => {
    requireOwnPage(request, server);
    return answer(server, createRecord(request, viewer, what, server), viewer);
  });
}

/** The same for one's own account, whatever operation is open to it. */
export function answerAccountChange(
  request: Request,
  what: TrailKind,
  answer: AnswerChange<Installation>,
): Promise<Response> {
  return answerSignedIn(request, async (viewer, installation) => {
    requireOwnPage(request, installation);
    return answer(installation, createRecord(request, viewer, what, installation), viewer);
  });
}

/** The same for what only administrators may change. */
export function answerChange(request: Request, what: TrailKind, answer: AnswerChange): Promise<Response> {
  return answerOwnChange(request, what, (server, record, viewer) => {
    assertAdministrator(viewer);
    return answer(server, record, viewer);
  });
}

/** The same for the source itself, whether or not one is known. */
export function answerSourceChange(
  request: Request,
  what: TrailKind,
  answer: AnswerChange<Container["source"]>,
): Promise<Response> {
  return answerAccountChange(request, what, async (_, record, viewer) => {
    assertAdministrator(viewer);
    const { source } = await getContainer();
    return answer(source, record, viewer);
  });
}

function requireOwnPage({ headers }: Request, { site }: Pick<Installation, "site">): void {
  requireAllowedHost(headers, site);
  requireSameOrigin(headers, site);
}

/** The same for what needs no session, because the address itself is the right to it. */
export async function answerOwnPage(
  request: Request,
  answer: (installation: Installation) => Promise<Response>,
): Promise<Response> {
  try {
    const installation = await getInstallation();
    requireOwnPage(request, installation);
    return await answer(installation);
  } catch (error) {
    return problemResponse(error);
  }
}

/** JSON that holds personal data: nobody but this reader may keep it. The same body is written once. */
export function privateJson<Answer extends object>(body: Answer, status = 200): Response {
  return new Response(isLongBody(body) ? streamJson(body) : encodeJson(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "private, no-store" },
  });
}

const encoded = new WeakMap<object, Uint8Array<ArrayBuffer>>();

function encodeJson(body: object): Uint8Array<ArrayBuffer> {
  const bytes = encoded.get(body) ?? new TextEncoder().encode(JSON.stringify(body));
  encoded.set(body, bytes);
  return bytes;
}
