import type { Mapping, RecognisedFile } from '#shared/contract/import.ts';

/** A file, how it is to be read, and a way to have it read otherwise. */
export interface MappingChange {
  found: RecognisedFile;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}
