import { setImmediate as pause } from "node:timers/promises";

/** More agents than this are written in pieces of as many. */
const mostAtOnce = 2_000;

type LongBody = { agents: readonly unknown[] };

/** Whether a body's JSON takes longer than the event loop should be held. */
export function isLongBody(body: object): body is LongBody {
  return "agents" in body && Array.isArray(body.agents) && body.agents.length > mostAtOnce;
}

/** The JSON of a body with very many agents, a piece at a time; between two pieces the event loop turns. */
export function streamJson({ agents, ...rest }: LongBody): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pieces = listPieces(rest, agents);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      await pause();
      const piece = pieces.next();
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
  });
}

function* listPieces(rest: object, agents: readonly unknown[]): Generator<string, void, void> {
  const head = JSON.stringify(rest).slice(0, -1);
  yield `${head}${head === "{" ? "" : ","}"agents":[`;
  for (let at = 0; at < agents.length; at += mostAtOnce) {
    const slice = JSON.stringify(agents.slice(at, at + mostAtOnce)).slice(1, -1);
    yield at === 0 ? slice : `,${slice}`;
  }
  yield "]}";
}
