"use client";

import { useRouter } from "next/navigation";
import { keepChoice } from "./choice-cookie";

/** Keeps a choice that the server reads, and draws the page anew by it. */
export function useServerChoice(cookie: string): (value: string) => void {
  const router = useRouter();
  return (value) => {
    keepChoice(cookie, value);
    router.refresh();
  };
}
