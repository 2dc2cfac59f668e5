import { type KeyboardEvent, useState } from 'react';

export interface CursorOptions {
  /** How many stops left and right walk through. */
  count: number;
  /** Stops up and down jump between, ascending; without them up and down walk like right and left. */
  landmarks?: readonly number[];
  onSelect?: ((index: number) => void) | undefined;
}

export interface Cursor {
  index: number | undefined;
  setIndex: (index: number | undefined) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Where a key leads from a stop: another stop, or `undefined` when the key means nothing here. */
export function stopAfter(key: string, from: number | undefined, options: CursorOptions): number | undefined {
  const { count, landmarks = [] } = options;
  if (count === 0) return undefined;
  const last = count - 1;
  const page = Math.max(1, Math.round(count / 10));
  const step = (by: number): number =>
    Math.min(last, Math.max(0, from === undefined ? (by > 0 ? 0 : last) : from + by));
  const leads: Record<string, () => number | undefined> = {
    ArrowRight: () => step(1),
    ArrowLeft: () => step(-1),
    ArrowUp: () => (landmarks.length === 0 ? step(1) : (landmarks.find((stop) => stop > (from ?? -1)) ?? from)),
    ArrowDown: () =>
      landmarks.length === 0 ? step(-1) : (landmarks.findLast((stop) => stop < (from ?? count)) ?? from),
    PageUp: () => step(page),
    PageDown: () => step(-page),
    Home: () => 0,
    End: () => last,
  };
  return leads[key]?.();
}

/** One point of a chart in focus, moved by pointer or keys; Enter and space select it, Escape lets go. */
export function useCursor(options: CursorOptions): Cursor {
  const [stored, setIndex] = useState<number>();
  const index = stored !== undefined && stored < options.count ? stored : undefined;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') return setIndex(undefined);
    if ((event.key === 'Enter' || event.key === ' ') && index !== undefined && options.onSelect) {
      event.preventDefault();
      return options.onSelect(index);
    }
    const next = stopAfter(event.key, index, options);
    if (next === undefined) return undefined;
    event.preventDefault();
    return setIndex(next);
  };
  return { index, setIndex, onKeyDown };
}
