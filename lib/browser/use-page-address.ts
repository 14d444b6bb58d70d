"use client";

import { usePathname, useSearchParams } from "next/navigation";

/** Path and words of the address bar, alike on the server and in the tab. */
export function usePageAddress(): string {
  const pathname = usePathname();
  const words = useSearchParams().toString().replaceAll("%3A", ":");
  return words === "" ? pathname : `${pathname}?${words}`;
}
