"use client";

import { createContext, type ReactNode, useContext } from "react";

export type ZoneNames = Readonly<Record<string, string>>;

const ZoneNamesContext = createContext<ZoneNames>({});

/** Gives the page the names of its zones as the server says them: browsers call many of them otherwise. */
export function ZoneNamesProvider({ names, children }: { names: ZoneNames; children: ReactNode }) {
  return <ZoneNamesContext value={names}>{children}</ZoneNamesContext>;
}

/** `hora de Colombia` of `America/Bogota`; the zone itself where the page was given no name for it. */
export function useZoneName(): (timeZone: string) => string {
  const names = useContext(ZoneNamesContext);
  return (timeZone) => names[timeZone] ?? timeZone;
}
