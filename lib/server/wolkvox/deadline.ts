/** undici's own timers are coarse to a second and do not bound a whole call. */
export function createDeadline({ wholeMs, silenceMs }: { wholeMs: number; silenceMs: number }) {
  const controller = new AbortController();
  let over: { kind: "whole" | "silence"; afterMs: number } | null = null;
  let silence: NodeJS.Timeout | undefined;

  function expire(kind: "whole" | "silence", afterMs: number): void {
    over ??= { kind, afterMs };
    controller.abort();
  }

  const whole = setTimeout(expire, wholeMs, "whole", wholeMs);
  return {
    signal: controller.signal,
    /** The body has begun or gone on: the silence starts anew. */
    touch(): void {
      if (silence) silence.refresh();
      else silence = setTimeout(expire, silenceMs, "silence", silenceMs);
    },
    stop(): void {
      clearTimeout(whole);
      clearTimeout(silence);
    },
    /** What ran out, in milliseconds; null while there is time. */
    expired: () => over,
  };
}

/** Two clocks over one call: the whole of it, and the silence between two pieces of its body. */
export type Deadline = ReturnType<typeof createDeadline>;
