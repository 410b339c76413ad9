/**
 * Reads a body's bytes. Returns nothing if there are more than `limit`, and cancels the rest.
 *
 * @param signal - ends the read: after a garbage collection, `fetch` may no longer heed the signal that it was given
 * @throws the signal's reason
 */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  const cancel = () => void reader?.cancel().catch(() => undefined);
  signal?.addEventListener('abort', cancel);
  try {
    signal?.throwIfAborted();
    while (reader) {
      const {done, value} = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      length += value.length;
      if (length > limit) {
        cancel();
        return undefined;
      }
      chunks.push(value);
    }
    return Buffer.concat(chunks);
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}
