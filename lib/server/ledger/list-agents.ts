import { ProblemError } from "@/lib/report/answers/problem";
import type { IsErased } from "@/lib/server/ledger/erasure/erased-agents";
import type { CallLog } from "@/lib/server/ledger/lease/call-log";
import { requestedBy } from "@/lib/server/ledger/lease/call-request";
import type { WolkvoxClient } from "@/lib/server/wolkvox/client";
import type { ListedAgent } from "@/lib/server/wolkvox/parsing/agent-list";
import type { CallWolkvox } from "./call-wolkvox";

export type ListAgentsOptions = {
  client: Pick<WolkvoxClient, "loadAgents">;
  call: CallWolkvox;
  calls: Pick<CallLog, "loadListedAt">;
  /** Whom nothing may be kept of: they are left out. */
  loadIsErased: () => Promise<IsErased>;
  /** How soon after an answer the list may be asked for again. */
  refreshMs: number;
  now: () => number;
};

/** `askedAtMs`: when wolkvox was asked. */
export type AgentList = { askedAtMs: number; agents: readonly ListedAgent[] };

/**
 * Asks wolkvox for its own list of agents, in one call that somebody waits for; nothing of it is kept.
 * @throws ProblemError `rate-limited` within the refresh time of the last list, or why wolkvox gave none.
 */
export function createAgentLister(options: ListAgentsOptions) {
  const { client, call, calls, loadIsErased, refreshMs, now } = options;

  async function assertDue(): Promise<void> {
    const lastMs = await calls.loadListedAt();
    const leftMs = lastMs === null ? 0 : lastMs + refreshMs - now();
    // A list of the future: the clock was set back.
    if (leftMs <= 0 || leftMs > refreshMs) return;
    throw new ProblemError("rate-limited", "wolkvox was asked for its list of agents a moment ago.", {
      retryAfterSeconds: Math.ceil(leftMs / 1000),
    });
  }

  return async (askedBy: string): Promise<AgentList> => {
    await assertDue();
    const list = await call(null, requestedBy({ purpose: "reader", askedBy }), {
      // Another may have asked while this one waited for its turn.
      isStillDue: async () => {
        await assertDue();
        return true;
      },
      ask: client.loadAgents,
      async keep(said, { askedAtMs }) {
        const isErased = await loadIsErased();
        const agents = said.outcome === "rows" ? said.agents : [];
        return { askedAtMs, agents: agents.filter((agent) => !isErased(agent)) };
      },
    });
    if (list === null) throw new Error("A list that was due was not asked for.");
    return list;
  };
}
