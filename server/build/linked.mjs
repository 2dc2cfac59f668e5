import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { project, stampInstalled } from './installed.mjs';

// What npm's `postinstall` runs once the packages are there.

/** Lets `npx bellwether` in the clone find the command: npm links a package's own command for others, not for itself. */
const link = join(project, 'node_modules', '.bin', 'bellwether');
mkdirSync(join(project, 'node_modules', '.bin'), { recursive: true });
rmSync(link, { force: true });
symlinkSync(join('..', '..', 'server', 'bellwether.mjs'), link);

stampInstalled();
