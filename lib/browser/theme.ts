import { keepChoice } from "./choice-cookie";

export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

export const themeCookie = "auxboard-theme";

/** The theme that a reader chose; any other text means the system's. */
export function parseTheme(text: string | undefined): Theme {
  return text === "light" || text === "dark" ? text : "system";
}

/** Sets the page's colours, in this tab and for every later page in this browser. */
export function chooseTheme(theme: Theme): void {
  keepChoice(themeCookie, theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The theme of the page as it is seen; in the tab only. */
export function shownTheme(): Theme {
  return parseTheme(document.documentElement.dataset.theme);
}
