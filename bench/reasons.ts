/** Why a bar is missed, and what was tried. The page shows those of the bars that its run missed. */
export const reasons: Readonly<Record<string, string>> = {
  bytes: `**Bytes.** Features set the size, as [the table below](#bytes) shows: without any of them, \`bindSelfEmployed\` would just meet its bar. No single mechanism is large. Tried before: renaming of properties (25 to 106 bytes; breaks \`configure\` and other copies on the page), checks in development only (a wrong option then passes silently in production), error texts outside of the bundle (done), a script file for each element (11 kB each), \`@lit/reactive-element\` instead of \`lit\` (2.7 kB; templates by hand). \`npm run size\` holds today's figures.`,
  'slow CPU': `**Slow CPU.** Most of the difference is compiling: our script is the only one of its size on these pages. An application that only imports the elements, and does all by hand like A2, already takes 2 to 3 % longer than A2. Done: requests before the first rendering, the token first, no wait for \`DOMContentLoaded\` in elements that code has created, [compile hints](https://v8.dev/blog/explicit-compile-hints) in the script-tag file. Tried without gain: no wait for queued messages. Bundlers drop compile hints from modules.`,
  'full speed': `**Full speed.** Our script starts after \`DOMContentLoaded\`, and the bank's snippet as soon as its own file has come. The rest is running about 15 kB of code once.`,
  messages: `**Messages.** The listener reads three properties of each event, the bank's snippet one. It asks for the source only if the message may count.`,
  heap: `**Heap.** Mostly the browser's own compiled code: a second thousand cycles leaves less.`,
  shift: `**Layout shift.** The widget is higher than the reserved height.`,
};
