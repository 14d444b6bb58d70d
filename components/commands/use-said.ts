"use client";

import { useCallback, useEffect, useState } from "react";

const shownMs = 4_000;

/** The last thing done, in words, for as long as it takes to read. */
export function useSaid(): { said: string; say: (text: string) => void } {
  const [said, setSaid] = useState({ text: "" });
  const say = useCallback((text: string) => setSaid({ text }), []);
  useEffect(() => {
    if (said.text === "") return;
    const timer = setTimeout(() => setSaid({ text: "" }), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  return { said: said.text, say };
}
