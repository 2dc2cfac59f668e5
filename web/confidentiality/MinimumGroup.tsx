import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConfidentialitySettings, MinimumGroupEffect } from '#shared/contract/confidentiality.ts';
import { effectQuery, setMinimumGroup } from '#web/api/confidentialityQueries.ts';
import { failureFrom } from '#web/api/failureFrom.ts';
import { Field } from '#web/ui/Field.tsx';
import { formatCount } from '#web/ui/formatNumber.ts';
import { Panel } from '#web/ui/Panel.tsx';
import styles from './Confidentiality.module.css';

/** No company has groups so large that this would be too few. */
const MOST = 1_000;

/** The minimum group, with what another would hide said before it is set. */
export function MinimumGroup({ settings: { minimumGroup, floor } }: { settings: ConfidentialitySettings }) {
  const [wanted, setWanted] = useState(minimumGroup);
  const [isUnderstood, setUnderstood] = useState(false);
  const isPossible = Number.isInteger(wanted) && wanted >= floor && wanted <= MOST;
  const isMeant = isPossible && wanted !== minimumGroup;
  const effect = useQuery({ ...effectQuery(wanted), enabled: isMeant });
  const client = useQueryClient();
  const setting = useMutation({ mutationFn: setMinimumGroup, onSuccess: () => client.invalidateQueries() });
  const isForetold = isMeant && !effect.isError && effect.data?.minimumGroup === wanted;
  const isForGood = wanted > minimumGroup;
  const isReady = isForetold && (isUnderstood || !isForGood);
  const trouble = setting.error ?? (isMeant ? effect.error : null);
  const failure = trouble ? failureFrom(trouble) : undefined;
  /** What was said of one number, by the page or by the reader, does not hold for another. */
  const want = (number: number): void => {
    setWanted(number);
    setUnderstood(false);
    setting.reset();
  };
  return (
    <Panel
      title="Minimum group"
      subtitle={`Fewest people a survey number may stand on: ${floor} at least. It holds for waves decided from now on; a higher one also withholds smaller cells of earlier waves, for good. What is withheld does not come back.`}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) setting.mutate(wanted);
        }}
      >
        <Field label="People">
          {(id) => (
            <input
              id={id}
              type="number"
              min={floor}
              max={MOST}
              required
              value={Number.isNaN(wanted) ? '' : wanted}
              onChange={({ target }) => want(target.valueAsNumber)}
            />
          )}
        </Field>
        <Button type="submit" variant="default" disabled={!isReady} loading={setting.isPending}>
          Set the minimum
        </Button>
      </form>
      <output>
        {isMeant && effect.isFetching && !isForetold && `What ${wanted} would withhold is being counted.`}
        {isForetold && foretold(effect.data, minimumGroup)}
        {!isPossible && `A whole number from ${floor} to ${MOST}.`}
        {isPossible && !isMeant && setting.isSuccess && `The minimum is ${minimumGroup} now.`}
      </output>
      {isForetold && isForGood && (
        <label className={styles.understood}>
          <input type="checkbox" checked={isUnderstood} onChange={({ target }) => setUnderstood(target.checked)} />I
          understand that what is withheld does not come back
        </label>
      )}
      <div role="alert">{failure && `${failure.what} ${failure.todo}`}</div>
    </Panel>
  );
}

function foretold({ minimumGroup, hidden, comments, waves }: MinimumGroupEffect, before: number): string {
  if (minimumGroup < before)
    return `With ${minimumGroup}, waves decided from now on may show smaller groups. Nothing of earlier waves changes.`;
  const words = comments === 0 ? '' : `, ${formatCount(comments, 'comment')} of groups of fewer people`;
  const together = `those that together would tell of fewer than ${minimumGroup} people${words}`;
  if (hidden === 0)
    return `With ${minimumGroup}, no cell shown now stands on fewer people; withheld for good are ${together}.`;
  const shown = waves.reduce((sum, wave) => sum + wave.shown, 0);
  const parts = waves
    .filter((wave) => wave.hidden > 0)
    .map((wave) => `${wave.hidden} of ${wave.shown} in ${wave.survey} ${wave.wave}`);
  return `With ${minimumGroup}, ${formatCount(hidden, 'cell')} of ${shown} shown now would be withheld for good: ${parts.join(', ')}; and ${together}.`;
}
