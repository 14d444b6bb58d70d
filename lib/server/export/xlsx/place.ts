const known: string[] = [];

/** The letters of a column by its place: `A` for 0, `AA` for 26. */
export function lettersOf(place: number): string {
  const letters = known[place] ?? spell(place);
  known[place] = letters;
  return letters;
}

/** `C4`: a cell by its column's place and its row, counted from 1. */
export function refOf(place: number, row: number): string {
  return `${lettersOf(place)}${row}`;
}

function spell(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : spell(Math.floor(place / 26) - 1) + last;
}
