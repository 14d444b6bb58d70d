import { ProblemError } from "@/lib/report/problem";

/** A person who waits, or work that nobody waits for. */
export type Priority = "reader" | "background";

export type Lanes<Waiter> = {
  /** @throws ProblemError `upstream-busy` when the lane is full; `seats` are places that need no waiting. */
  add(priority: Priority, waiter: Waiter, seats: number): void;
  /** Back to the front: its turn came to nothing. */
  putBack(priority: Priority, waiter: Waiter): void;
  /** Whose turn is next: readers before background work, each in the order of asking. */
  head(): Priority | null;
  shift(): Waiter | undefined;
  /** How many wait. */
  waiting(): Record<Priority, number>;
  /** Whether it was waiting. */
  remove(waiter: Waiter): boolean;
  /** Everybody who waits; from then on nobody does. */
  clear(): Waiter[];
};

const retryAfterSeconds = 60;

/** Who waits in this process for one token. */
export function createLanes<Waiter>(most: Record<Priority, number>): Lanes<Waiter> {
  const lanes: Record<Priority, Waiter[]> = { reader: [], background: [] };

  function head(): Priority | null {
    if (lanes.reader.length > 0) return "reader";
    return lanes.background.length > 0 ? "background" : null;
  }

  return {
    head,
    add(priority, waiter, seats) {
      const waiting = lanes[priority].length;
      if (waiting >= most[priority] + seats)
        throw new ProblemError("upstream-busy", `${waiting} questions to wolkvox are waiting already.`, {
          retryAfterSeconds,
        });
      lanes[priority].push(waiter);
    },
    putBack: (priority, waiter) => lanes[priority].unshift(waiter),
    waiting: () => ({ reader: lanes.reader.length, background: lanes.background.length }),
    shift: () => lanes[head() ?? "background"].shift(),
    remove(waiter) {
      const lane = Object.values(lanes).find((one) => one.includes(waiter));
      lane?.splice(lane.indexOf(waiter), 1);
      return lane !== undefined;
    },
    clear: () => [...lanes.reader.splice(0), ...lanes.background.splice(0)],
  };
}
