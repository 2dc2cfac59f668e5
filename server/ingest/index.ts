export { IngestError } from './ingestError.ts';
export { importHistory } from './importHistory.ts';
export { recognise } from './recognise/recognise.ts';
export { runImport } from './runImport.ts';
