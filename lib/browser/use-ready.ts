import { useEffect, useState } from "react";

/** Whether the page's scripts answer: before that a press would be lost, or the browser would send a form by itself. */
export function useReady(): boolean {
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return isReady;
}
