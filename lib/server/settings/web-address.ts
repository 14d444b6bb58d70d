import { z } from "zod";

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

/** `smtp://` or `smtps://` with a host, and perhaps a port, a user and a password. */
export function isMailServer(text: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(text)) return false;
  const url = parseUrl(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") return false;
  if (!/^\/?$/.test(url.pathname) || url.search !== "" || url.hash !== "") return false;
  return (url.username === "") === (url.password === "") && isPercentEncoded(url.username + url.password);
}

/** `reports@example.com`, or with a name before it: `Auxboard <reports@example.com>`. */
export function isMailSender(text: string): boolean {
  const address = /^[^<>"\p{C}]{1,80} <([^<>]+)>$/u.exec(text)?.[1] ?? text;
  return z.email().safeParse(address).success;
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

function isBare(url: URL): boolean {
  return url.username === "" && url.password === "" && url.search === "" && url.hash === "";
}
