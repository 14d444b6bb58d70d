import { Agent, type Dispatcher, request } from "undici";
import { type BodyLimits, isBodyOver, readBody } from "./body";
import { createDeadline, type Deadline } from "./deadline";
import { buildTransportProblem, type CallStage } from "./transport-problem";

/** One HTTP answer as it came; the body is empty for statuses whose body says nothing to us. */
export type WireAnswer = { status: number; contentType: string; retryAfter: string; body: Buffer };

export type TransportOptions = { timeoutMs: number; maxBytes: number; connections: number };

export type Transport = {
  /** @throws ProblemError; it holds neither request nor headers. */
  get(url: URL, headers: Record<string, string>): Promise<WireAnswer>;
  /** Ends the calls under way as unreachable. */
  close(): Promise<void>;
};

const connectTimeoutMs = 10_000;
// "60 s" is wolkvox's published limit for a result (wolkvox-agent-3.md): a longer silence is no pause.
const longestSilenceMs = 60_000;
const refusalBytes = 64 * 1024;

/**
 * The one door to the upstream: HTTP/1.1 GET, no redirects, a fresh connection for every call (what is left of a
 * broken answer, or a connection the server has dropped, cannot harm the next), and one deadline over all of it.
 */
export function createTransport({ timeoutMs, maxBytes, connections }: TransportOptions): Transport {
  const agent = new Agent({
    connections,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeoutMs },
  });

  async function exchange(url: URL, headers: Record<string, string>, deadline: Deadline, stage: CallStage) {
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
    return await readAnswer(answer, limitsOf(answer.statusCode, maxBytes), deadline, stage);
  }

  return {
    async get(url, headers) {
      const deadline = createDeadline({
        wholeMs: timeoutMs,
        silenceMs: Math.min(timeoutMs, longestSilenceMs),
      });
      const stage: CallStage = { sawInterim: false, sawHead: false, wasCut: false };
      try {
        return await exchange(url, headers, deadline, stage);
      } catch (error) {
        throw buildTransportProblem(error, stage, deadline.expired());
      } finally {
        deadline.stop();
      }
    },
    close: () => agent.destroy(),
  };
}

async function readAnswer(
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  limits: BodyLimits | null,
  deadline: Deadline,
  stage: CallStage,
): Promise<WireAnswer> {
  const head = {
    status,
    contentType: textOf(headers["content-type"]),
    retryAfter: textOf(headers["retry-after"]),
  };
  if (!limits) {
    body.on("error", () => {}).destroy();
    return { ...head, body: Buffer.alloc(0) };
  }
  try {
    return { ...head, body: await readBody(body, headers, limits, deadline) };
  } catch (error) {
    stage.wasCut = !(await isBodyOver(body, deadline)) && limits.isReport;
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
