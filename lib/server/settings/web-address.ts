/** An https: address without user, query or fragment; http: only on this machine. */
export function isUpstreamUrl(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !isBare(url) || /[?#@]/.test(text)) return false;
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(text));
}

/** Whether an address is on this machine. */
export function isLoopback(text: string): boolean {
  const host = parseUrl(text)?.hostname;
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host ?? "");
}

/** A scheme, a host and nothing else: `https://aux.example.com`. */
export function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  return url !== null && isBare(url) && url.pathname === "/" && /^https?:$/.test(url.protocol);
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isBare(url: URL): boolean {
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
