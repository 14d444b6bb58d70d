"use client";

import { useEffect } from "react";

/** Names the page in the tab and in the history, also where the link changed without a new page; null leaves it. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
