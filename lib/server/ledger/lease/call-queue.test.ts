import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CallQueueOptions, createCallQueue, type QueuedCall } from "./call-queue";
import { CallDroppedError } from "./call-refusal";
import { backgroundWork, type Requester } from "./call-request";

type NamedCall = QueuedCall & { name: string; wanted: Requester[]; dropped: Error[] };

function person(askedBy: string): Requester {
  return { purpose: "reader", askedBy };
}

/** A call that those named want: people, or nobody but the background. */
function callOf(name: string, ...people: string[]): NamedCall {
  const wanted = people.length === 0 ? [backgroundWork] : people.map(person);
  const dropped: Error[] = [];
  const requesters = { purpose: wanted[0]?.purpose ?? "reader", list: () => wanted };
  return { name, wanted, dropped, requesters, drop: (reason) => dropped.push(reason) };
}

function openQueue(options: Partial<CallQueueOptions> = {}) {
  const queue = createCallQueue<NamedCall>({
    ...{ most: { reader: 100, background: 100 }, mostOfOne: 100, callMs: () => null },
    ...options,
  });
  return {
    ...queue,
    fill(...calls: NamedCall[]): void {
      for (const call of calls) queue.add(call, 0);
    },
    next: () => queue.shift()?.call.name,
    rest(): string[] {
      const names: string[] = [];
      for (let next = queue.shift(); next; next = queue.shift()) names.push(next.call.name);
      return names;
    },
    refusalOf(call: NamedCall, freePlaces = 0): Error | undefined {
      try {
        queue.add(call, freePlaces);
        return undefined;
      } catch (error) {
        if (error instanceof Error) return error;
        throw error;
      }
    },
  };
}

describe("a queue of calls", () => {
  test("has nobody's turn while it is empty", () => {
    const queue = openQueue();
    expect([queue.head(), queue.shift(), queue.waiting()]).toEqual([
      null,
      null,
      { reader: 0, background: 0 },
    ]);
  });

  test("serves people before background work, and the background in its order", () => {
    const queue = openQueue();
    queue.fill(callOf("b1"), callOf("b2"));
    expect(queue.head()).toBe("background");
    queue.fill(callOf("r1", "ana"));
    expect([queue.head(), queue.waiting()]).toEqual(["reader", { reader: 1, background: 2 }]);
    expect(queue.rest()).toEqual(["r1", "b1", "b2"]);
  });

  test("shares turns among people, whoever has waited longest since theirs, and serves each one's oldest call", () => {
    const queue = openQueue();
    queue.fill(callOf("a1", "ana"), callOf("a2", "ana"), callOf("a3", "ana"), callOf("e1", "eva"));
    expect([queue.next(), queue.next()]).toEqual(["a1", "e1"]);
    queue.fill(callOf("e2", "eva"), callOf("e3", "eva"), callOf("i1", "ivo"));
    expect(queue.rest()).toEqual(["i1", "a2", "e2", "a3", "e3"]);
  });

  test("gives a call of several people its turn with the first of them, and says whose turn it was", () => {
    const queue = openQueue();
    queue.fill(callOf("a1", "ana"), callOf("e1", "eva"));
    queue.next();
    queue.fill(callOf("a2", "ana"), callOf("both", "ana", "ivo"));
    expect(queue.next()).toBe("e1");
    expect(queue.shift()).toMatchObject({
      call: { name: "both" },
      requesters: [person("ivo"), person("ana")],
    });
    queue.fill(callOf("i1", "ivo"));
    expect(queue.rest()).toEqual(["a2", "i1"]);
  });

  test("puts a call whose turn came to nothing in front, and gives back the turn", () => {
    const queue = openQueue();
    queue.fill(callOf("a1", "ana"), callOf("e1", "eva"), callOf("a2", "ana"));
    const lost = queue.shift();
    if (lost) queue.putBack(lost.call, lost.requesters);
    expect(queue.rest()).toEqual(["a1", "e1", "a2"]);
    queue.fill(callOf("b1"), callOf("b2"));
    const background = queue.shift();
    if (background) queue.putBack(background.call, background.requesters);
    expect(queue.rest()).toEqual(["b1", "b2"]);
  });

  test("drops what nobody wants any more, and says so to it", () => {
    const queue = openQueue();
    const [left, stays, background] = [callOf("left", "ana"), callOf("stays", "eva"), callOf("b1")];
    queue.fill(left, stays, background);
    left.wanted.length = 0;
    expect(queue.waiting()).toEqual({ reader: 1, background: 1 });
    expect(left.dropped).toEqual([new CallDroppedError("Nobody waits for this call any more.")]);
    stays.wanted.length = 0;
    background.wanted.length = 0;
    expect(queue.head()).toBeNull();
    expect([left, stays, background].map(({ dropped }) => dropped.length)).toEqual([1, 1, 1]);
  });

  test("takes no call that nobody wants", () => {
    const queue = openQueue();
    const call = callOf("left", "ana");
    call.wanted.length = 0;
    expect(queue.refusalOf(call)).toEqual(new CallDroppedError("Nobody waits for this call."));
    expect(queue.waiting()).toEqual({ reader: 0, background: 0 });
  });

  test("makes room for a newcomer by dropping first what nobody wants", () => {
    const queue = openQueue({ most: { reader: 1, background: 1 } });
    const left = callOf("left", "ana");
    queue.fill(left);
    left.wanted.length = 0;
    expect(queue.refusalOf(callOf("new", "eva"))).toBeUndefined();
  });

  test("gives all of its calls away when it is cleared", () => {
    const queue = openQueue();
    queue.fill(callOf("b1"), callOf("r1", "ana"), callOf("r2", "eva"));
    expect(queue.clear().map(({ name }) => name)).toEqual(["r1", "r2", "b1"]);
    expect([queue.clear(), queue.head()]).toEqual([[], null]);
  });

  test("serves each call once, whatever the order of asking", () => {
    const people = fc.array(fc.constantFrom("ana", "eva", "ivo"), { maxLength: 3 });
    fc.assert(
      fc.property(fc.array(people, { maxLength: 30 }), (asked) => {
        const queue = openQueue();
        queue.fill(...asked.map((who, place) => callOf(String(place), ...new Set(who))));
        const served = queue.rest().map(Number);
        expect(served.toSorted((a, b) => a - b)).toEqual([...asked.keys()]);
        const firstBackground = served.findIndex((place) => asked[place]?.length === 0);
        if (firstBackground >= 0)
          expect(served.slice(firstBackground).every((place) => asked[place]?.length === 0)).toBe(true);
      }),
    );
  });
});

describe("a full queue", () => {
  const most = { reader: 3, background: 2 };

  test("refuses a reader when its places are taken, free turns beside them", () => {
    const queue = openQueue({ most });
    queue.fill(callOf("a1", "ana"), callOf("e1", "eva"), callOf("i1", "ivo"));
    const refusal = queue.refusalOf(callOf("o1", "oto"));
    expect(refusal).toMatchObject({ code: "upstream-busy", retryAfterSeconds: 6 });
    expect(refusal?.message).toBe("3 calls to wolkvox are waiting already. Next try in about 6 s.");
    expect(queue.refusalOf(callOf("o1", "oto"), 1)).toBeUndefined();
    expect(queue.refusalOf(callOf("o2", "oto"), 1)).toMatchObject({ code: "upstream-busy" });
  });

  test("refuses background work at a bound of its own, and people wait before it", () => {
    const queue = openQueue({ most, callMs: () => 1500 });
    queue.fill(callOf("b1"), callOf("b2"));
    expect(queue.refusalOf(callOf("b3"))).toMatchObject({ code: "upstream-busy", retryAfterSeconds: 3 });
    queue.fill(callOf("a1", "ana"));
    expect(queue.refusalOf(callOf("b3"))).toMatchObject({ retryAfterSeconds: 5 });
  });

  test("asks for another try in a second at the earliest", () => {
    const queue = openQueue({ most: { reader: 1, background: 1 }, callMs: () => 1 });
    queue.fill(callOf("a1", "ana"));
    expect(queue.refusalOf(callOf("e1", "eva"))).toMatchObject({ retryAfterSeconds: 1 });
  });

  test("refuses whoever has as many calls waiting as one may, and nobody else", () => {
    const queue = openQueue({ mostOfOne: 2 });
    queue.fill(callOf("a1", "ana"), callOf("a2", "ana", "eva"));
    const refusal = queue.refusalOf(callOf("a3", "ana"));
    expect(refusal).toMatchObject({ code: "rate-limited", retryAfterSeconds: 8 });
    expect(refusal?.message).toBe("2 calls to wolkvox are waiting for you already. Next try in about 8 s.");
    expect(queue.refusalOf(callOf("a3", "ana"), 1)).toBeUndefined();
    expect(queue.refusalOf(callOf("e2", "eva"))).toBeUndefined();
    expect(queue.refusalOf(callOf("i1", "ivo"))).toBeUndefined();
  });

  test("takes a call that one of its people may still have", () => {
    const queue = openQueue({ mostOfOne: 1 });
    queue.fill(callOf("a1", "ana"));
    expect(queue.refusalOf(callOf("a2", "ana"))).toMatchObject({ code: "rate-limited" });
    expect(queue.refusalOf(callOf("both", "ana", "eva"))).toBeUndefined();
  });

  test("lets whoever has none waiting have one, also where one may have none", () => {
    const queue = openQueue({ mostOfOne: 0 });
    expect(queue.refusalOf(callOf("a1", "ana"))).toBeUndefined();
    expect(queue.refusalOf(callOf("a2", "ana"))).toMatchObject({ code: "rate-limited" });
  });

  test("bounds no background work by person", () => {
    const queue = openQueue({ mostOfOne: 1 });
    queue.fill(callOf("b1"), callOf("b2"), callOf("b3"));
    expect(queue.waiting().background).toBe(3);
  });
});

test("whoever has another turn is remembered as long as the newest", () => {
  const queue = openQueue();
  const serve = (name: string) => {
    queue.fill(callOf("one", name));
    queue.shift();
  };
  serve("ana");
  for (let place = 0; place < 999; place += 1) serve(`person ${place}`);
  serve("ana");
  serve("eva");
  // The first of the others is forgotten, and has a newcomer's turn.
  queue.fill(callOf("ana", "ana"), callOf("second", "person 1"), callOf("first", "person 0"));
  expect(queue.rest()).toEqual(["first", "second", "ana"]);
});

test("a queue remembers the turns of the last thousand people", () => {
  const queue = openQueue();
  for (let place = 0; place <= 1000; place += 1) {
    queue.fill(callOf("one", `person ${place}`));
    queue.shift();
  }
  // The first one's turn is forgotten: a newcomer again. The second one's is the oldest that is known.
  queue.fill(callOf("second", "person 1"), callOf("first", "person 0"));
  expect(queue.rest()).toEqual(["first", "second"]);
});
