import "server-only";
import type { Window } from "@/lib/dates/window";
import { windowOfDay } from "@/lib/dates/window";
import { ProblemError } from "@/lib/report/answers/problem";
import { mayReadDni } from "@/lib/server/access/administrator";
import { parseClientAddress } from "@/lib/server/access/client-address";
import { problemResponse } from "@/lib/server/access/problem-response";
import type { Viewer } from "@/lib/server/access/session";
import { getInstallation, getServer, type Server } from "@/lib/server/container";
import type { Installation } from "@/lib/server/installation";
import { parseDropInQuestion } from "@/lib/server/wolkvox/drop-in/drop-in-question";
import { buildWireRecords } from "@/lib/server/wolkvox/drop-in/drop-in-records";
import { buildWireRefusal, DropInRefusal } from "@/lib/server/wolkvox/drop-in/drop-in-refusal";
import { narrowServer, type SeenServer } from "./seen-server";

const mostWaitMs = 60_000;

/** Answers a call that was made for wolkvox, in its shape, words and codes, by a key of ours in the place of its token. */
export async function answerDropIn(request: Request): Promise<Response> {
  try {
    const viewer = await loadBearer(await getInstallation(), request.headers);
    const server = await getServer();
    const window = parseDropInQuestion(new URL(request.url).searchParams);
    const seen = narrowServer(server, viewer);
    const operation = chooseOperation(server, seen, request.headers.get("wolkvox_server"));
    const words = `from=${window.from}&to=${window.to}`;
    const withDni = mayReadDni(viewer);
    await server.views.note({
      ...{ who: viewer, operation: operation.id, from: "api", withDni },
      words: { link: words, range: words },
      address: parseClientAddress(request.headers),
    });
    const { records, status, asOf } = await seen.reports.serviceOf(operation.id).loadRecords({
      ...{ timeZone: operation.timeZone, askedBy: viewer.email, signal: request.signal },
      range: cutToToday(window, seen.reports.todayIn(operation.timeZone)),
      waitLimit: { kind: "atMost", mostMs: mostWaitMs },
      knownAtMs: null,
    });
    return wireResponse(200, buildWireRecords(records, { withDni }), {
      "x-auxboard-status": status,
      ...(asOf !== null && { "x-auxboard-as-of": asOf }),
    });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const refusal = buildWireRefusal(error);
    return refusal ? wireResponse(refusal.status, refusal.body, refusal.headers) : unforeseen(error);
  }
}

async function loadBearer({ apiKeys }: Installation, headers: Headers): Promise<Viewer> {
  const key = headers.get("wolkvox-token")?.trim() ?? "";
  if (key === "") throw new DropInRefusal("missing-token");
  const viewer = await apiKeys.loadViewer(key);
  if (!viewer) throw new DropInRefusal("bad-token");
  return viewer;
}

/** The operation of the server that the call names, as some clients do; else the first that the key sees. */
function chooseOperation(
  { operations }: Server,
  { reports }: SeenServer,
  wolkvoxServer: string | null,
): SeenServer["reports"]["names"][number] {
  if (wolkvoxServer === null) return reports.names[0];
  const own = operations.filter(({ server }) => server === wolkvoxServer).map(({ id }) => id);
  const named = reports.names.find(({ id }) => own.includes(id));
  if (named) return named;
  throw new DropInRefusal("bad-token");
}

/** What lies ahead has no records: it is not asked for, so that "until tonight" and "until next week" are one window. */
function cutToToday({ from, to }: Window, today: string) {
  const last = windowOfDay(today).to;
  const window = { from, to: to < last ? to : last };
  if (window.from > window.to) throw new DropInRefusal("no-data");
  return { window, stretches: [window], isCut: to > last };
}

function wireResponse(status: number, body: object, headers: Record<string, string>): Response {
  return Response.json(body, { status, headers: { ...headers, "cache-control": "private, no-store" } });
}

/** An id for the log, and what is there on disk and wire in wolkvox's shape. */
async function unforeseen(error: unknown): Promise<Response> {
  const response = problemResponse(error);
  const { code, detail } = await response.json();
  const refusal = buildWireRefusal(new ProblemError(code, detail));
  if (!refusal) throw error;
  return wireResponse(refusal.status, refusal.body, refusal.headers);
}
