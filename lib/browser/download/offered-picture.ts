"use client";

import { useEffect, useEffectEvent } from "react";
import { createTabValue } from "@/lib/browser/tab-value";

/** Draws a chart and hands it to the browser; answers the name of its file. Rejects where the browser cannot. */
export type SavePicture = () => Promise<string>;

const offered = createTabValue<SavePicture>();

const mostWaitMs = 5_000;
const wanted = createTabValue<true>();

/** Somebody looks at what can be taken away: from now on the page offers its picture, whose code nobody else needs. */
export function wantPicture(): void {
  wanted.set(true);
}

export function useIsPictureWanted(): boolean {
  return wanted.use() !== null;
}

/** Offers the picture of the chart that the page shows, for as long as it shows it. */
export function useOfferPicture(save: SavePicture): void {
  const saveNow = useEffectEvent(save);
  useEffect(() => {
    const own = () => saveNow();
    offered.set(own);
    return () => {
      if (offered.read() === own) offered.set(null);
    };
  }, []);
}

/** The picture that the page offers; null where it shows no chart. */
export const useOfferedPicture = offered.use;

/** The same for whoever cannot wait for a rendering: its code may be on its way. */
export function awaitOfferedPicture(): Promise<SavePicture | null> {
  wantPicture();
  return offered.wait(mostWaitMs);
}
