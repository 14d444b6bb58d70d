import { Agent, type Dispatcher, request } from "undici";
import { createLock } from "@/lib/server/store/lock";
import { UpstreamUnreachableError } from "@/lib/server/wolkvox/parsing/upstream-errors";
import { type BodyLimits, isBodyOver, readBody } from "./body";
import { createDeadline, type Deadline } from "./deadline";
import { buildTransportProblem, type CallStage } from "./transport-problem";

/** One HTTP answer as it came; the body is empty for statuses whose body says nothing to us. */
export type WireAnswer = {
  status: number;
  contentType: string;
  retryAfter: string;
  /** When the far end says that it answered: its `Date`. */
  date: string;
  body: Buffer;
};

export type TransportOptions = {
  timeoutMs: number;
  maxBytes: number;
  connections: number;
  /** How long the rest of an answer that is refused is waited for. */
  restMs?: number;
};

type ReadWire<Result> = (wire: WireAnswer, signal: AbortSignal) => Promise<Result>;

/** `leave` lets the next large body in. */
type Call = { deadline: Deadline; stage: CallStage; restMs: number; leave: () => void };

const connectTimeoutMs = 10_000;
// "60 s" is wolkvox's published limit for a result (wolkvox-agent-3.md): a longer silence is no pause.
const longestSilenceMs = 60_000;
const usualRestMs = 5_000;
const refusalBytes = 64 * 1024;
const largeBodies = createLock();

/**
 * The one door to the upstream: HTTP/1.1 GET, no redirects, a fresh connection for every call (what is left of a
 * broken answer, or a connection the server has dropped, cannot harm the next), and one deadline over all of it.
 */
export function createTransport(options: TransportOptions) {
  const { timeoutMs, maxBytes, connections, restMs = usualRestMs } = options;
  const agent = new Agent({
    connections,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeoutMs },
  });

  const closing = new AbortController();

  async function exchange(url: URL, headers: Record<string, string>, call: Call) {
    const { deadline, stage } = call;
    const answer = await request(url, {
      dispatcher: agent,
      headers: { accept: "application/json", "accept-encoding": "gzip, deflate, br", ...headers },
      reset: true,
      signal: deadline.signal,
      onInfo: () => {
        stage.sawInterim = true;
      },
    });
    stage.sawHead = true;
    return await readAnswer(answer, limitsOf(answer.statusCode, maxBytes), call);
  }

  return {
    /**
     * What `read` makes of the answer, within the same deadline: its signal is aborted where time is up.
     * @throws ProblemError; it holds neither request nor headers. Or what `read` throws.
     */
    async get<Result>(url: URL, headers: Record<string, string>, read: ReadWire<Result>): Promise<Result> {
      const deadline = createDeadline({
        wholeMs: timeoutMs,
        silenceMs: Math.min(timeoutMs, longestSilenceMs),
      });
      const stage: CallStage = { sawInterim: false, sawHead: false, wasCut: false };
      const call: Call = { deadline, stage, restMs, leave: () => {} };
      const explain = (error: unknown) => buildTransportProblem(error, stage, deadline.expired());
      try {
        const wire = await exchange(url, headers, call).catch((error) => {
          throw explain(error);
        });
        return await read(wire, AbortSignal.any([deadline.signal, closing.signal]));
      } catch (error) {
        throw deadline.expired() ? explain(error) : error;
      } finally {
        call.leave();
        deadline.stop();
      }
    },
    /** Ends the calls under way as unreachable. */
    async close(): Promise<void> {
      closing.abort(new UpstreamUnreachableError("The wolkvox client is closed.", { isMomentary: false }));
      await agent.destroy();
    },
  };
}

export type Transport = ReturnType<typeof createTransport>;

async function readAnswer(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  limits: BodyLimits | null,
  call: Call,
): Promise<WireAnswer> {
  const lockLargeBody = async () => {
    call.leave = await largeBodies.acquire(call.deadline.signal);
  };
  const head = {
    status,
    contentType: textOf(headers["content-type"]),
    retryAfter: textOf(headers["retry-after"]),
    date: textOf(headers.date),
  };
  if (!limits) {
    body.on("error", () => {}).destroy();
    return { ...head, body: Buffer.alloc(0) };
  }
  try {
    return { ...head, body: await readBody(body, headers, limits, call.deadline, lockLargeBody) };
  } catch (error) {
    if (limits.isReport) call.stage.wasCut = !(await isBodyOver(body, call.deadline, call.restMs));
    else body.on("error", () => {}).destroy();
    throw error;
  }
}

/** Rows may come with 200, and wrongly with 404; the words of a refusal are short; no other body is read. */
function limitsOf(status: number, maxBytes: number): BodyLimits | null {
  if (status === 200 || status === 404) return { maxBytes, isReport: true };
  if (status === 400 || status === 403)
    return { maxBytes: Math.min(maxBytes, refusalBytes), isReport: false };
  return null;
}

function textOf(header: string | string[] | undefined): string {
  return typeof header === "string" ? header : (header?.[0] ?? "");
}
