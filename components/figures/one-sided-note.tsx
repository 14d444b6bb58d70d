/** Who and what stands on one side of a comparison only, in words; nothing where all stand on both. */
export function OneSidedNote({ facts }: { facts: readonly string[] }) {
  return facts.length > 0 && <p className="text-muted">{facts.join(" · ")}</p>;
}
