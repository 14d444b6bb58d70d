import { pageChoice, pageHeaders } from "./page-request";

const usual = { phone: 390, desk: 1440 } as const;
const [least, most] = [240, 8000];

/**
 * How wide the page is that is being rendered, so that the first paint has its measures: as the browser keeps it in a cookie, else as it
 * says with a first visit (client hints), else as devices of its kind usually are.
 */
export async function pageViewWidth(cookie: string): Promise<number> {
  const headers = await pageHeaders();
  const told = [await pageChoice(cookie), headers.get("sec-ch-viewport-width")];
  return told.map(Number).find((width) => width >= least && width <= most) ?? usual[deviceOf(headers)];
}

function deviceOf(headers: Pick<Headers, "get">): keyof typeof usual {
  const isMobile = headers.get("sec-ch-ua-mobile") === "?1" || /\bMobi/.test(headers.get("user-agent") ?? "");
  return isMobile ? "phone" : "desk";
}
