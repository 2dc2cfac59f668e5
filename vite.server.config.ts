import { defineConfig } from 'vite';

/** The server's bundle: one file for the command line and one for each thread; packages stay in node_modules. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        main: 'server/main.ts',
        pgliteThread: 'server/db/pgliteThread.ts',
        answersThread: 'server/answers/answersThread.ts',
        sheetThread: 'server/ingest/workbook/sheetThread.ts',
        importsThread: 'server/ingest/importsThread.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[hash].js' },
    },
  },
});
