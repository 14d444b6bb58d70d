import type { Window } from "@/lib/dates/window";
import type { UpstreamCallTable } from "@/lib/server/database-schema";

export type CallPurpose = UpstreamCallTable["purpose"];

/** For whom a window is asked; `askedBy` null = background work. */
export type CallRequest = { window: Window; purpose: CallPurpose; askedBy: string | null };
