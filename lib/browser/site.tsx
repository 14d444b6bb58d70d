"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { systemNow } from "@/lib/dates/clock";
import type { Role } from "@/lib/report/answers/person";
import type { StateNames } from "@/lib/report/states/describe-state";
import type { Operations } from "@/lib/search/resolve-question";

type SiteFacts = {
  /** What the reader is. */
  role: Role;
  /** The page of a shared link: nothing on it leads to another one, and nothing is asked. */
  isShared?: boolean;
  operations: Operations;
  /** The zones of the operations as the server says them: browsers call many of them otherwise. */
  zoneNames: Readonly<Record<string, string>>;
  /** What the settings of each operation call states. */
  stateNames: Readonly<Record<string, StateNames>>;
};

/** `nowMs`: the time in epoch milliseconds. */
type KnownSite = SiteFacts & { isAdministrator: boolean; nowMs: number };

const SiteContext = createContext<KnownSite | null>(null);
const stepMs = 15_000;

type SiteProviderProps = SiteFacts & { serverNowMs: number; children: ReactNode };

/** Tells the pages behind the door what all of them know. The first time is the server's, so that both render alike. */
export function SiteProvider({ serverNowMs, children, ...facts }: SiteProviderProps) {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(systemNow()), stepMs);
    return () => clearInterval(timer);
  }, []);
  return (
    <SiteContext value={{ ...facts, isAdministrator: facts.role === "administrator", nowMs }}>
      {children}
    </SiteContext>
  );
}

/** @throws Error outside of the pages behind the door. */
export function useSite(): KnownSite {
  const site = useContext(SiteContext);
  if (!site) throw new Error("Only a page behind the door knows its operations.");
  return site;
}

/** `hora de Colombia` of `America/Bogota`; the zone itself where the page was given no name for it. */
export function useZoneName(): (timeZone: string) => string {
  const { zoneNames } = useSite();
  return (timeZone) => zoneNames[timeZone] ?? timeZone;
}
