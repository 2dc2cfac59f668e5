import { type RefObject, useEffect, useRef } from 'react';
import type { Step } from './importState.ts';

const partOf = ({ at }: Step): string => (at === 'previewing' ? 'files' : at);

/** Moves the keyboard to the place of a step when that step begins, because the button that led there is gone. */
export function useStepFocus(step: Step): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const part = partOf(step);
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current === part) return;
    shown.current = part;
    place.current?.focus();
  }, [part]);
  return place;
}
