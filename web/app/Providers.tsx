import { MantineProvider } from '@mantine/core';
import type { QueryClient } from '@tanstack/react-query';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { noteSaved } from '#web/api/noteSaved.ts';
import { NoteSaved } from '#web/ui/useSaveFile.ts';
import type { AppRouter } from './createAppRouter.tsx';
import { styleMark } from './styleMark.ts';
import { theme } from './theme.ts';

type Props = { queryClient: QueryClient; router: AppRouter };

export function Providers({ queryClient, router }: Props) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleMark}>
      <QueryClientProvider client={queryClient}>
        <NoteSaved value={noteSaved}>
          <RouterProvider router={router} />
        </NoteSaved>
      </QueryClientProvider>
    </MantineProvider>
  );
}
