import type { Window } from "@/lib/dates/window";
import type { UpstreamCallTable } from "@/lib/server/store/tables/database-schema";

export type CallPurpose = UpstreamCallTable["purpose"];

/**
 * Who a call is made for: a person (by account) who waits for it, or work in the background. It decides the call's place
 * in the queue (people before background work), whose share of the day it is counted in, and what the call log says.
 */
export type Requester = { purpose: "reader"; askedBy: string } | { purpose: "background"; askedBy: null };

export const backgroundWork: Requester = { purpose: "background", askedBy: null };

/** All who want one call, listed anew whenever it matters: people come and go while it waits. Nobody: it is dropped. */
export type Requesters = { purpose: CallPurpose; list(): readonly Requester[] };

/** A call that is wanted until it is made. */
export function requestedBy(requester: Requester): Requesters {
  return { purpose: requester.purpose, list: () => [requester] };
}

/** A window, and whom its call is counted for; null = wolkvox's list of agents, which is of no window. */
export type CallRequest = { window: Window | null } & Requester;
