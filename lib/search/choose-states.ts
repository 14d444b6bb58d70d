/**
 * The states shown after one of `all` is chosen; none = all, as in the link. Alone, or all again where it was alone; with
 * `keepsOthers` it is hidden or shown beside the others. Hiding the last one shows all again, because no chosen state means all.
 */
export function chooseState(
  all: readonly string[],
  chosen: readonly string[],
  state: string,
  keepsOthers: boolean,
): string[] {
  const isShown = (other: string) => chosen.length === 0 || chosen.includes(other);
  const shown = all.filter(isShown);
  if (!keepsOthers) return shown.length === 1 && shown[0] === state ? [] : [state];
  const next = all.filter((other) => isShown(other) !== (other === state));
  return next.length === all.length ? [] : next;
}
