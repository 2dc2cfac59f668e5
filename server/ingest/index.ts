export { importHistory } from './importHistory.ts';
export { IngestError } from './ingestError.ts';
export { orderOfKinds } from './kinds/kindDeclarations.ts';
export type { ImportFile } from './prepareFiles.ts';
export { recognise, type RecogniseOptions } from './recognise/recognise.ts';
export { type ImportOptions, runImport } from './runImport.ts';
