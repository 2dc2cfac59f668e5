export { IngestError, WrongMapping } from './ingestError.ts';
export { whenThere } from './csv/whenThere.ts';
export { importHistory } from './importHistory.ts';
export { recognise } from './recognise/recognise.ts';
export { runImport } from './runImport.ts';
export { undoImport } from './undo/undoImport.ts';
