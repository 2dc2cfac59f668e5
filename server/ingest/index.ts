export { IngestError, WrongMapping, WrongSheet } from './ingestError.ts';
export { whenThere } from './csv/whenThere.ts';
export {
  type Account,
  type AccountChange,
  AccountConflict,
  employeeOfScimId,
  type ManagerNamed,
  NoAccount,
  NoManager,
  scimId,
} from './scim/account.ts';
export { type AccountKey, readAccounts } from './scim/readAccounts.ts';
export { saveAccount } from './scim/saveAccount.ts';
export { type Imports, inlineImports } from './imports.ts';
export { takeImportLock } from './importLock.ts';
export { Respondents } from './surveys/respondent.ts';
export { importHistory } from './importHistory.ts';
export type { Reading } from './rowSource.ts';
export { recognise } from './recognise/recognise.ts';
export type { ImportFile } from './prepareFiles.ts';
export { runImport } from './runImport.ts';
export { threadImports } from './threadImports.ts';
export { undoImport } from './undo/undoImport.ts';
export { refusal, undoPlan } from './undo/undoPlan.ts';
