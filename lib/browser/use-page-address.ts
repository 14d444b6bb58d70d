"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";

/** Path and words of the address bar, alike on the server and in the tab. */
export function usePageAddress(): string {
  const pathname = usePathname();
  const words = useSearchParams().toString().replaceAll("%3A", ":");
  return words === "" ? pathname : `${pathname}?${words}`;
}

/** Scheme and host of the page. Only the tab knows them: on the server, and while the tab takes over, they are empty. */
export function usePageOrigin(): string {
  return useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
}
