const yearSeconds = 365 * 24 * 3600;

/** Keeps a choice of the reader's for a year, where the server reads it with the next page. */
export function keepChoice(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers still in use
  document.cookie = `${name}=${value}; path=/; max-age=${yearSeconds}; samesite=lax`;
}

/** A choice that was kept; null = none. */
export function readChoice(name: string): string | null {
  const entry = document.cookie.split("; ").find((text) => text.startsWith(`${name}=`));
  return entry?.slice(name.length + 1) ?? null;
}

/** The width of the page in CSS pixels: the server lays out the next one for it. */
export const viewWidthCookie = "auxboard-width";

/** Keeps the width that the page has now. The page tells its size far more often than it changes its width. */
export function keepViewWidth(): void {
  const width = String(document.documentElement.clientWidth);
  if (readChoice(viewWidthCookie) !== width) keepChoice(viewWidthCookie, width);
}
