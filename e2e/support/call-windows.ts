import type { Calls } from "./stand-in-control.ts";

/** The windows that wolkvox was asked for, `from/to`, in the order of asking. */
export function listWindows({ calls }: Calls): string[] {
  return calls.map(({ from, to }) => `${from}/${to}`);
}

/** Those of more than one civil day, which give a cold range its totals; its single days follow behind. */
export function listBlocks(calls: Calls): string[] {
  return listWindows(calls).filter((window) => {
    const [from = "", to = ""] = window.split("/");
    return from.slice(0, 10) !== to.slice(0, 10);
  });
}
