/** For a button whose code is no part of the page's first: it is fetched when the button is approached. */
export function onApproach(load: () => Promise<unknown>) {
  // What cannot be fetched is told once the button is pressed.
  const approach = () => void load().catch(() => undefined);
  return { onFocus: approach, onPointerEnter: approach };
}
