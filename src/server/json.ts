/** Parses JSON; `undefined` if it is invalid. The parser's own error would quote the text, which may hold a token. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
