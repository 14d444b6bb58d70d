/** True where more than `most` of the bytes are wanted ones; it looks no further than it must. */
export function hasMoreThan(most: number, bytes: Uint8Array, isWanted: (byte: number) => boolean): boolean {
  if (bytes.length <= most) return false;
  const weights = Uint8Array.from({ length: 256 }, (_, byte) => Number(isWanted(byte)));
  let count = 0;
  for (let at = 0; at < bytes.length && count <= most; at += 1) count += weights[bytes[at] ?? 0] ?? 0;
  return count > most;
}
