"use client";

import { useEffect, useEffectEvent } from "react";
import { createTabValue } from "@/lib/browser/tab-value";

/** Draws a chart and hands it to the browser; answers the name of its file. Rejects where the browser cannot. */
export type SavePicture = () => Promise<string>;

const offered = createTabValue<SavePicture>();

const mostWaitMs = 5_000;
const wanted = createTabValue<true>();

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

/**
 * From now on the page offers its picture, whose code nobody needs before. Answers it once it is here; null where the page
 * shows no chart.
 */
export function awaitOfferedPicture(): Promise<SavePicture | null> {
  wanted.set(true);
  return offered.wait(mostWaitMs);
}

/** Saves the picture once the page offers it. Rejects where it shows no chart. */
export const saveOfferedPicture: SavePicture = async () => {
  const save = await awaitOfferedPicture();
  if (!save) throw new Error("The page shows no chart.");
  return save();
};
