export { allowReader, listReaders, type Reader, refuseReader, ReportingRefusal } from './readers.ts';
export { refreshReporting } from './refreshReporting.ts';
