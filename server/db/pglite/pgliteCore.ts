import { PGlite } from '@electric-sql/pglite';
import type { Table } from '../connection.ts';
import { columnValue } from '../columnValue.ts';
import type { ParameterText } from '../parameterText.ts';

/** PGlite itself, in whichever thread it runs. One statement at a time; who may speak is for the caller to settle. */
export interface PgliteCore {
  readonly query: (text: string, parameters: readonly ParameterText[]) => Promise<Table>;
  /** One block of whole lines; resolves to its number of rows. */
  readonly copyBlock: (into: string, block: Uint8Array<ArrayBuffer>) => Promise<number>;
  /** A tar of the whole database, to open others from. */
  readonly dump: () => Promise<Blob>;
  readonly close: () => Promise<void>;
}

const SETTINGS = `set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres'; set bytea_output = 'hex'`;

const asText = new Proxy<Record<string, (text: string) => string>>({}, { get: () => String });

/** Opens (creating it when new) the database in a folder, or one in memory, if wanted from a dumped template. */
export async function openPgliteCore(source: { folder?: string; template?: Blob | undefined }): Promise<PgliteCore> {
  const pglite = await PGlite.create({
    ...(source.folder === undefined ? {} : { dataDir: source.folder }),
    ...(source.template === undefined ? {} : { loadDataDir: source.template }),
  });
  pglite.parsers = asText;
  pglite.serializers = asText;
  await pglite.exec(SETTINGS);
  return {
    async query(text, parameters) {
      const result = await pglite.query<string[]>(text, [...parameters], { rowMode: 'array' });
      const parse = result.fields.map((field) => columnValue(field.dataTypeID));
      const rows = result.rows as readonly (string | null)[][];
      return {
        names: result.fields.map((field) => field.name),
        rows: rows.map((row) => row.map((value, i) => (value === null ? null : parse[i](value)))),
        command: result.command ?? '',
      };
    },
    async copyBlock(into, block) {
      const result = await pglite.query(`copy ${into} from '/dev/blob'`, [], { blob: new Blob([block]) });
      return result.affectedRows ?? 0;
    },
    dump: () => pglite.dumpDataDir('none'),
    close: () => pglite.close(),
  };
}
