import path from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
};

/** Code as a reader of the documents would paste it. */
export interface Code {
  name: string;
  language: string;
  text: string;
}

/** Returns the compiler's messages on each text. It finds the package as its users do: by name, built. */
export function compile(texts: readonly Code[]): Map<string, string[]> {
  const files = new Map(
    texts.map(({language, text}, index) => [path.resolve(`sample-${index + 1}.${language}`), text]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const {getSourceFile, fileExists} = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.getSourceFile = (name, options, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, options, ...rest)
      : ts.createSourceFile(name, text, options);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return new Map(
    [...files.keys()].map((file, index) => {
      const diagnostics = ts.getPreEmitDiagnostics(program, program.getSourceFile(file));
      const complaints = diagnostics.map(({messageText}) =>
        ts.flattenDiagnosticMessageText(messageText, ' '),
      );
      return [texts[index]!.name, complaints];
    }),
  );
}
