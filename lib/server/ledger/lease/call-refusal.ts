import { ProblemError } from "@/lib/report/answers/problem";

/** A call is refused to its requesters. It says nothing of the window: others may ask it, and later they may too. */
export class CallRefusedError extends ProblemError {
  override readonly name = "CallRefusedError";
}

/** Nobody waits for the call any more: it was not sent. */
export class CallDroppedError extends Error {
  override readonly name = "CallDroppedError";
}
