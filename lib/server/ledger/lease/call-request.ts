import type { Window } from "@/lib/dates/window";
import type { UpstreamCallTable } from "@/lib/server/store/database-schema";

export type CallPurpose = UpstreamCallTable["purpose"];

/** Who a call is made for: a person (by account) who waits for it, or work in the background. */
export type Asker = { purpose: "reader"; askedBy: string } | { purpose: "background"; askedBy: null };

export const backgroundWork: Asker = { purpose: "background", askedBy: null };

/** Who wants a call, read anew whenever it matters: people come and go while it waits. Nobody: it is dropped. */
export type Demand = { purpose: CallPurpose; askers(): readonly Asker[] };

/** A call that is wanted until it is made. */
export function wantedBy(asker: Asker): Demand {
  return { purpose: asker.purpose, askers: () => [asker] };
}

/** A window and for whom it is asked; `askedBy` null = background work. */
export type CallRequest = { window: Window; purpose: CallPurpose; askedBy: string | null };
