import '#web/app/styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '#web/api/createQueryClient.ts';
import { Providers } from '#web/app/Providers.tsx';
import { createAppRouter } from '#web/app/createAppRouter.tsx';
import { styleMark } from '#web/app/styleMark.ts';

// What keeps the page still behind a dialogue looks for the mark of its styles here.
Object.assign(globalThis, { __webpack_nonce__: styleMark() });

const queryClient = createQueryClient({
  signedOut: () => void router.invalidate(),
});
const router = createAppRouter({ queryClient });

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element with the id "root".');
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient} router={router} />
  </StrictMode>,
);
