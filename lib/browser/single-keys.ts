import { keepChoice, readChoice } from "./choice-cookie";

const cookie = "auxboard-keys";

/** Whether keys without Ctrl or Cmd do something; whoever speaks to their computer may turn them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return readChoice(cookie) !== "off";
}

export function chooseSingleKeys(isOn: boolean): void {
  keepChoice(cookie, isOn ? "on" : "off");
}
