export { IngestError, WrongMapping } from './ingestError.ts';
export { whenThere } from './csv/whenThere.ts';
export { type Imports, inlineImports } from './imports.ts';
export { importHistory } from './importHistory.ts';
export { recognise } from './recognise/recognise.ts';
export { runImport } from './runImport.ts';
export { threadImports } from './threadImports.ts';
export { undoable, undoImport } from './undo/undoImport.ts';
