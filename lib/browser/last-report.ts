"use client";

import { useEffect } from "react";
import { createTabValue } from "./tab-value";

const last = createTabValue<string>();

/** Keeps the address of the report that is open, of the team or of an agent; null = another page. */
export function useKeepReport(address: string | null): void {
  useEffect(() => {
    if (address !== null) last.set(address);
  }, [address]);
}

/** The address of the report that was open last since the page was loaded; null where none was. */
export const useLastReport = last.use;
