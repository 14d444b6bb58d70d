const leastGrowth = 64 * 1024;

/** Bytes that grow in place: collecting a body holds it once, where a list of pieces and its join hold it twice. */
export function createByteStore(maxBytes: number) {
  const memory = new ArrayBuffer(0, { maxByteLength: maxBytes });
  let length = 0;

  function grow(needed: number): void {
    const roomy = Math.max(needed, leastGrowth, memory.byteLength * 1.25);
    memory.resize(Math.max(needed, Math.min(maxBytes, Math.ceil(roomy))));
  }

  return {
    /** @throws RangeError beyond the store's own limit. */
    append(piece: Uint8Array): void {
      const end = length + piece.length;
      if (end > memory.byteLength) grow(end);
      new Uint8Array(memory, length, piece.length).set(piece);
      length = end;
    },
    /** All of it, without a copy; the store is not used after. */
    take(): Buffer {
      memory.resize(length);
      return Buffer.from(memory, 0, length);
    },
  };
}

/** Gives the memory of a store's bytes back now, not at some later collection; other bytes are left as they are. */
export function releaseBytes({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer && buffer.resizable) buffer.resize(0);
}
