export { allowReader, listReaders, type Reader, refuseReader } from './readers.ts';
export { refreshReporting } from './refreshReporting.ts';
