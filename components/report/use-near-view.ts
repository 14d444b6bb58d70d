"use client";

import { type RefObject, useEffect, useState } from "react";

const aheadPx = 900;

/**
 * Whether an element is in view or close to it. Rows are drawn by chunks of known height, so an observer per chunk
 * serves both the page's scroll (phones) and the card's own (desks), which a scroll-based window does not.
 */
export function useNearView(ref: RefObject<Element | null>, startsNear: boolean): boolean {
  const [isNear, setIsNear] = useState(startsNear);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const root = element.closest("[data-scroller]");
    return observe(element, { root, rootMargin: `${aheadPx}px 0px` }, setIsNear);
  }, [ref]);
  return isNear;
}

/**
 * Whether something costly should be drawn: at once where it starts in view or comes into view, else as soon as the
 * page has nothing better to do. Once drawn it stays.
 */
export function useDrawTime(ref: RefObject<Element | null>, startsInView: boolean): boolean {
  const [isTime, setIsTime] = useState(startsInView);
  useEffect(() => {
    const element = ref.current;
    if (!element || isTime) return;
    const stopWaiting = whenIdle(() => setIsTime(true));
    const stopObserving = observe(element, {}, (isInView) => isInView && setIsTime(true));
    return () => {
      stopWaiting();
      stopObserving();
    };
  }, [ref, isTime]);
  return isTime;
}

function observe(
  element: Element,
  options: IntersectionObserverInit,
  tell: (isIntersecting: boolean) => void,
): () => void {
  const observer = new IntersectionObserver((entries) => {
    tell(entries.at(-1)?.isIntersecting ?? false);
  }, options);
  observer.observe(element);
  return () => observer.disconnect();
}

const idleAfterMs = 300;

function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(act, idleAfterMs);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act);
  return () => cancelIdleCallback(handle);
}
