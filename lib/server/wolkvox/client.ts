import type { Window } from "@/lib/dates/window";
import type { AgentListAnswer } from "@/lib/server/wolkvox/parsing/agent-list";
import { type ReadingRules, readAgentList, readAnswer } from "@/lib/server/wolkvox/parsing/answer";
import { readInThread } from "@/lib/server/wolkvox/parsing/answer-thread";
import type { AuxTimeAnswer } from "@/lib/server/wolkvox/parsing/aux-time";
import {
  UpstreamTruncatedError,
  UpstreamUnreachableError,
} from "@/lib/server/wolkvox/parsing/upstream-errors";
import { buildAgentListUrl, buildCallUrl, parseBaseUrl } from "./call-url";
import { parseHttpDate } from "./http-date";
import { createTransport, type WireAnswer } from "./transport";

export type WolkvoxClientOptions = {
  /** Instead of `https://wv{server}.wolkvox.com`. */
  baseUrl?: string | undefined;
  /** Four digits. */
  server?: string | undefined;
  token: string;
  /** Over the whole of one attempt; wolkvox itself gives up after 60 s. */
  timeoutMs?: number;
  /** Packed or unpacked; 256 MB is wolkvox's own limit. */
  maxBytes?: number;
  /** A longer body is decoded and read in a thread of its own: on the event loop it would stall every request. */
  inlineBytes?: number;
  /** wolkvox cuts there without saying so. */
  maxRecords?: number;
  /** Calls at once; wolkvox allows two at most. */
  connections?: number;
  /** Epoch milliseconds. */
  now: () => number;
};

/** `saidAtMs`: when the far end says that it answered, by its own clock; null where it does not say. */
export type DatedAnswer = AuxTimeAnswer & { saidAtMs: number | null };

// Longer texts V8 refuses (0x1fffffe8 characters).
const longestText = 0x1fffffe8;

// Some 4,000 rows: above, reading takes the event loop longer than a person waits unnoticed (50 ms of a quiet machine).
const mostInlineBytes = 512 * 1024;
const mostListBytes = 4 * 1024 * 1024;

/** @throws Error at once where server, base URL or token cannot be used; it names which, never the value. */
export function createWolkvoxClient(options: WolkvoxClientOptions) {
  const { timeoutMs = 65_000, maxBytes = 256 * 1024 * 1024, maxRecords = 60_000, connections = 1 } = options;
  const { inlineBytes = mostInlineBytes, now, token } = options;
  const base = parseBaseUrl(options);
  const headers = buildHeaders(options);
  const transport = createTransport({ timeoutMs, maxBytes: Math.min(maxBytes, longestText), connections });
  let isClosed = false;

  async function read(wire: WireAnswer, signal: AbortSignal): Promise<DatedAnswer> {
    const rules: ReadingRules = { maxRecords, token, nowMs: now() };
    const { date } = wire;
    const isLong = wire.body.length > inlineBytes;
    const answer = isLong ? await readInThread(wire, rules, signal) : readAnswer(wire, rules);
    const saidAtMs = parseHttpDate(date);
    return { ...answer, saidAtMs: Number.isNaN(saidAtMs) ? null : saidAtMs };
  }

  // Thousands of agents fit: a longer list would hold the event loop.
  async function readList(wire: WireAnswer): Promise<AgentListAnswer> {
    if (wire.body.length > mostListBytes)
      throw new UpstreamTruncatedError("size", "wolkvox's list of agents is too big.");
    return readAgentList(wire, { maxRecords, token, nowMs: now() });
  }

  function assertOpen(): void {
    if (isClosed) throw new UpstreamUnreachableError("The wolkvox client is closed.", { isMomentary: false });
  }

  return {
    /**
     * Report agent_3 over a window of at most 31 days, both ends in the operation's civil time. One call, never repeated
     * here: every attempt is a counted call of its own (window-reader.ts).
     * @throws ProblemError `upstream-…`, one class per kind (upstream-errors.ts); none holds the token or the request.
     */
    async loadAuxTime(window: Window): Promise<DatedAnswer> {
      assertOpen();
      return await transport.get(buildCallUrl(base, window), headers, read);
    },
    /** wolkvox's own list of agents. One call, by the same rules. @throws the same */
    async loadAgents(): Promise<AgentListAnswer> {
      assertOpen();
      return await transport.get(buildAgentListUrl(base), headers, readList);
    },
    /** Ends the calls under way, too. */
    async close(): Promise<void> {
      isClosed = true;
      await transport.close();
    },
  };
}

export type WolkvoxClient = ReturnType<typeof createWolkvoxClient>;

function buildHeaders({ token, server }: WolkvoxClientOptions): Record<string, string> {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new Error("The wolkvox token must be one word of printable ASCII.");
  // Some public clients send the server as well (wolkvox-agent-3.md).
  return { "wolkvox-token": token, ...(server === undefined ? {} : { wolkvox_server: server }) };
}
