/** The one place that asks what time it is. Epoch milliseconds. */
export function systemNow(): number {
  return Date.now();
}
