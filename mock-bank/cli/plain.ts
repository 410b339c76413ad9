/**
 * Returns text from elsewhere as a terminal may show it: without control and formatting characters, which could change
 * what stands on the screen, and without the credentials of URLs.
 */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\uFFFD')
    .replaceAll(/(:\/\/)[^\s/?#]*@/g, '$1…@')
    .slice(0, 500);
