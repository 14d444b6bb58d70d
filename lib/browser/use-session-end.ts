"use client";

import { useEffect, useRef, useState } from "react";
import { ApiError, fetchJson } from "./api";
import { listenToSession, type SessionEnd } from "./session-end";

const everyMs = 60_000;

/**
 * Why this page, opened by `email`, may no longer be read; null while it may. Learned from any refusal, from other tabs of
 * this browser, and by asking: every minute while the page is seen, when it is seen again, and when it comes back from
 * the browser's history. Whoever signs in again finds the page as its link says.
 */
export function useSessionEnd(email: string): SessionEnd | null {
  const [end, setEnd] = useState<SessionEnd | null>(null);
  const isOver = useRef(false);
  useEffect(() => {
    const finish = (why: SessionEnd) => {
      isOver.current = true;
      setEnd((known) => known ?? why);
    };
    const look = async () => {
      if (document.visibilityState === "hidden" || isOver.current) return;
      const reader = await loadReader();
      if (reader !== null && reader !== email) finish("other-person");
    };
    const stop = listenToSession(
      (news) => {
        if (news.kind === "signed-out") finish("signed-out");
        else if (isOver.current) window.location.reload();
        else if (news.email !== email) finish("other-person");
      },
      () => finish("ended"),
    );
    const timer = setInterval(look, everyMs);
    const lookAgain = (event: PageTransitionEvent) => void (event.persisted && look());
    document.addEventListener("visibilitychange", look);
    addEventListener("pageshow", lookAgain);
    return () => {
      stop();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("pageshow", lookAgain);
    };
  }, [email]);
  return end;
}

// The fetch of every answer reports a refusal. A server that does not answer says nothing of the session.
async function loadReader(): Promise<string | null> {
  try {
    return (await fetchJson<{ email: string }>("/api/me")).email;
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
