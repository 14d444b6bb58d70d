import { formatHm } from "@/lib/report/figures/duration";
import type { Range } from "./day-end";

/**
 * The ends of a range as they are read, the lower one never above it and the upper one never below: no range is known to the second, and
 * none is a bare number.
 */
export function sayEnds({ from, to }: Range): { from: string; to: string } {
  const step = to >= 10 * 3600 ? 3600 : to >= 2 * 3600 ? 300 : 60;
  const write = (seconds: number) => (step === 3600 ? `${seconds / 3600}h` : formatHm(seconds));
  const lower = Math.floor(from / step) * step;
  return { from: write(lower), to: write(Math.max(Math.ceil(to / step) * step, lower + step)) };
}
