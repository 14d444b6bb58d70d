/** Something a person can mend: its message is the one sentence to print, without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/** Prints why a command ends: one sentence where the cause is known, the stack where it is not. */
export function report(error) {
  console.error(error instanceof Failure ? `\n${error.message}\n` : error);
}
