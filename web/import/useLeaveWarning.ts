import { useBlocker } from '@tanstack/react-router';

const WARNING = 'The import is not finished. Leave the page? The files would have to be dropped again.';

/** Asks before the page is left while there is something to lose; a change of filters on the page itself is not leaving. */
export function useLeaveWarning(half: boolean): void {
  useBlocker({
    enableBeforeUnload: () => half,
    shouldBlockFn: ({ current, next }) =>
      // oxlint-disable-next-line no-alert -- the same question as the browser's own when the tab is closed
      half && current.pathname !== next.pathname && !window.confirm(WARNING),
  });
}
