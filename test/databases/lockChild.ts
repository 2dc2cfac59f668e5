import { lockFolder } from '#server/db/pglite/lockFolder.ts';

/** Locks a folder, says so, and holds it until killed. */
await lockFolder(process.argv[2]);
process.send?.('locked');
setInterval(() => undefined, 1_000);
