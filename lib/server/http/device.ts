/** What the page is first laid out for, before it can measure itself. */
export function deviceOf(headers: Pick<Headers, "get">): "phone" | "desk" {
  const isMobile = headers.get("sec-ch-ua-mobile") === "?1" || /\bMobi/.test(headers.get("user-agent") ?? "");
  return isMobile ? "phone" : "desk";
}
