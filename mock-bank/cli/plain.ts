/**
 * Makes foreign text safe for a terminal: removes the credentials of URLs, and control and formatting characters, which
 * could change the screen.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .replaceAll(/(?<![^\s"'])(\w+:[\\/]*)?[^\s"']*@/g, '$1…@')
    .slice(0, 500);
