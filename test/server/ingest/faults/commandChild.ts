import { main } from '#server/main.ts';

/** The command line as `bellwether` starts it. */
process.exitCode = await main(process.argv.slice(2), process.env, process.cwd());
