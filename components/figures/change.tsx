import type { ChangeWords } from "./use-change-words";

/** A difference in small, under what it is of. */
export function Change({ text, note }: ChangeWords) {
  return (
    <span className="cell-change" title={note}>
      {text}
    </span>
  );
}
