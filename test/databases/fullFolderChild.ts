import { openPgliteCore } from '#server/db/pglite/pgliteCore.ts';
import { watchWrites } from '#server/db/pglite/watchWrites.ts';

/** Opens an embedded database in a folder, watches its writes, fills it until one fails, and says what it heard, in order. */
const core = await openPgliteCore({ folder: process.argv[2] });
const heard = new Set<string>();
const hear = (text: string): void => void heard.add(text);
watchWrites((why) => hear(`heard ${why}`));
await core.query('create table many (a text)', []);
hear('created');
// 40,000 rows of 640 bytes are 26 MB.
await core
  .query('insert into many select repeat(md5(i::text), 20) from generate_series(1, 40000) i', [])
  .catch((error: unknown) => hear(`refused ${String(error)}`));
process.stdout.write(JSON.stringify([...heard]), () => process.exit());
